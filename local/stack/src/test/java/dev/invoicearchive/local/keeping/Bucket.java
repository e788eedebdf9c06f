package dev.invoicearchive.local.keeping;

import dev.invoicearchive.lifecycle.objects.ArchiveObjects;
import dev.invoicearchive.lifecycle.objects.ObjectVersion;
import dev.invoicearchive.lifecycle.retention.RetentionRules;
import dev.invoicearchive.local.athena.storage.Buckets;
import dev.invoicearchive.local.files.LocalFiles;
import dev.invoicearchive.local.store.DirectoryArchiveObjects;
import dev.invoicearchive.local.store.DirectoryObjectStore;
import dev.invoicearchive.local.store.LifecycleRun;
import dev.invoicearchive.local.store.SteppingClock;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A real bucket on a clock that a test moves, and ports to it that die or fail where the test wants. */
final class Bucket {
    final SteppingClock clock = new SteppingClock(Instant.parse("2026-11-20T12:00:00Z"));
    final DirectoryObjectStore store;
    final ArchiveObjects objects;
    private int calls;

    Bucket(Path folder) throws IOException {
        store = DirectoryObjectStore.open(new LocalFiles(), clock, folder, Buckets.ARCHIVE);
        objects = new DirectoryArchiveObjects(
                store, (bucket, key) -> folder.resolve(bucket).resolve(key));
    }

    /** The end of a process. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** Happens before a call; may throw. */
    interface Before {
        void call(int number, String method, Object first) throws IOException;
    }

    /** The bucket, with something before each call, numbered from 0. */
    ArchiveObjects watched(Before before) {
        calls = 0;
        return (ArchiveObjects) Proxy.newProxyInstance(
                ArchiveObjects.class.getClassLoader(),
                new Class<?>[] {ArchiveObjects.class},
                (proxy, method, values) -> {
                    before.call(calls++, method.getName(), values[0]);
                    try {
                        return method.invoke(objects, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The bucket of a process that is killed before its call of a number. */
    ArchiveObjects killedAt(int call) {
        return watched((number, method, first) -> {
            if (number == call) {
                throw new Killed();
            }
        });
    }

    /** How many calls were made of the last watched port. */
    int calls() {
        return calls;
    }

    void put(String key, int bytes) throws IOException {
        objects.put(key, new byte[bytes]);
    }

    /** Lets time pass, with the rules applied at its end. */
    LifecycleRun.Outcome pass(int days, RetentionRules rules) throws IOException {
        clock.pass(Duration.ofDays(days));
        return LifecycleRun.run(store, rules);
    }

    /** Whether each version is held, by key and version. */
    Map<String, Boolean> holds(String prefix) throws IOException {
        Map<String, Boolean> holds = new TreeMap<>();
        for (ObjectVersion version : versions(prefix)) {
            holds.put(
                    version.key() + "#" + version.versionId(),
                    objects.protection(version).legalHold());
        }
        return holds;
    }

    List<ObjectVersion> versions(String prefix) throws IOException {
        List<ObjectVersion> all = new ArrayList<>();
        objects.versions(prefix, version -> {
            if (!version.deleteMarker()) {
                all.add(version);
            }
        });
        return all;
    }
}
