package dev.invoicearchive.auditor.trial;

import dev.invoicearchive.auditor.aws.NotPermittedException;
import dev.invoicearchive.auditor.aws.NotThereException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * An account in memory that does what the archive assumes, but for its faults. It can be killed before or after any call
 * that changes something: from then on every call fails, as in a process that is gone, until it is revived.
 */
public final class FakeCloud implements TrialCloud {
    /** What this account does otherwise than the archive assumes. */
    public enum Fault {
        DELIVERS_NOTHING,
        JOINS_CARRIERS,
        FORGETS_LOCKS,
        IGNORES_LOCKS,
        REFUSES_CTAS,
        DENIES_CTAS,
        SHARES_IDS,
        MILLISECONDS,
        KEEPS_SOURCES_IN_ERRORS,
        HAS_NO_LIMIT,
        REFUSES_ROLES,
        KEEPS_TABLES
    }

    /** The process is gone; no code of ours may catch it. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final Set<String> things = new TreeSet<>();
    private final Set<String> named = new TreeSet<>();
    private final Map<String, TreeMap<TrialBuckets.Version, byte[]>> buckets = new TreeMap<>();
    private final Map<TrialBuckets.Version, Instant> locks = new TreeMap<>(FakeDelivery.ORDER);
    private final Map<String, FakeDelivery> deliveries = new TreeMap<>();
    private int changes;
    private int changesMade;
    private int killAt = -1;
    private boolean killAfter;
    private boolean dead;
    private int rolesRefused;

    /** An account with these faults. */
    public FakeCloud(Fault... faults) {
        this.faults.addAll(List.of(faults));
    }

    /** Kills the process at a call that changes something, counted from now and from 0. */
    public void killAt(int call, boolean after) {
        killAt = changesMade + call;
        killAfter = after;
    }

    /** Another process begins. */
    public void revive() {
        dead = false;
        killAt = -1;
    }

    /** How many calls changed something. */
    public int changesMade() {
        return changesMade;
    }

    /** What exists. */
    public Set<String> things() {
        return things;
    }

    /** Every name that a call was about. */
    public Set<String> named() {
        return named;
    }

    /** Time passes: what Firehose holds is written, what is being made is there. */
    public void tick() {
        if (!faults.contains(Fault.DELIVERS_NOTHING)) {
            deliveries.values().forEach(delivery -> delivery.flush(faults, buckets));
        }
    }

    <T> T mutate(String name, Supplier<T> effect) {
        named.add(name);
        checkAlive();
        boolean kill = changesMade++ == killAt;
        if (kill && !killAfter) {
            dead = true;
            throw new Killed();
        }
        try {
            T result = effect.get();
            dieIf(kill);
            return result;
        } catch (RuntimeException e) {
            // What AWS refuses is as good a moment to be killed as any.
            dieIf(kill);
            throw e;
        }
    }

    private void mutate(String name, Runnable effect) {
        mutate(name, () -> {
            effect.run();
            return null;
        });
    }

    private <T> T look(String name, Supplier<T> answer) {
        named.add(name);
        checkAlive();
        return answer.get();
    }

    private void dieIf(boolean kill) {
        if (kill) {
            dead = true;
            throw new Killed();
        }
    }

    private void checkAlive() {
        if (dead) {
            throw new Killed();
        }
    }

    void make(String kind, String name) {
        mutate(name, () -> {
            things.add(kind + " " + name);
        });
    }

    void remove(String kind, String name) {
        mutate(name, () -> {
            if (!things.remove(kind + " " + name)) {
                throw new NotThereException("delete " + kind);
            }
        });
    }

    private String exists(String kind, String name, String status) {
        return look(name, () -> {
            if (!things.contains(kind + " " + name)) {
                throw new NotThereException("describe " + kind);
            }
            return status;
        });
    }

    @Override
    public TrialBuckets buckets() {
        return new FakeBuckets();
    }

    @Override
    public TrialRoles roles() {
        return new TrialRoles() {
            @Override
            public String create(String name, String trust, String policy) {
                if (faults.contains(Fault.REFUSES_ROLES)) {
                    throw new NotPermittedException("iam:CreateRole");
                }
                make("role", name);
                return "arn:aws:iam::111122223333:role/" + name;
            }

            @Override
            public void delete(String name) {
                remove("role", name);
            }
        };
    }

    @Override
    public TrialDeliveries deliveries() {
        return new TrialDeliveries() {
            @Override
            public boolean create(Plan plan) {
                if (rolesRefused++ == 0) {
                    return look(plan.name(), () -> false);
                }
                make("stream", plan.name());
                deliveries.put(plan.name(), new FakeDelivery(plan.bucket()));
                return true;
            }

            @Override
            public String status(String name) {
                return exists("stream", name, "ACTIVE");
            }

            @Override
            public List<byte[]> put(String name, List<byte[]> records) {
                return mutate(name, () -> deliveries.get(name).take(records));
            }

            @Override
            public void delete(String name) {
                remove("stream", name);
                deliveries.remove(name);
            }
        };
    }

    @Override
    public TrialSql sql() {
        return new FakeSql(this, faults, buckets);
    }

    @Override
    public TrialTable table() {
        return new TrialTable() {
            @Override
            public void create(String name, String partitionKey, String sortKey) {
                make("table", name);
            }

            @Override
            public String status(String name) {
                return exists("table", name, "ACTIVE");
            }

            @Override
            public void feed(String name, String streamArn) {
                mutate(name, () -> {
                    changes = 0;
                });
            }

            @Override
            public String feedStatus(String name) {
                return look(name, () -> "ACTIVE");
            }

            @Override
            public void change(String name, String partitionKey, String sortKey, int inserted) {
                mutate(name, () -> {
                    changes = inserted;
                });
            }

            @Override
            public List<String> eventIds(String name) {
                return look(name, () -> FakeFeeds.ids("stream", changes, faults));
            }

            @Override
            public void delete(String name) {
                if (faults.contains(Fault.KEEPS_TABLES)) {
                    throw new NotPermittedException("dynamodb:DeleteTable");
                }
                remove("table", name);
            }
        };
    }

    @Override
    public TrialFeed feed() {
        return new TrialFeed() {
            @Override
            public void create(String name) {
                make("feed", name);
            }

            @Override
            public String status(String name) {
                return exists("feed", name, "ACTIVE");
            }

            @Override
            public String arn(String name) {
                return look(name, () -> "arn:aws:kinesis:eu-central-1:111122223333:stream/" + name);
            }

            @Override
            public List<byte[]> records(String name) {
                return look(name, () -> FakeFeeds.records(changes, faults));
            }

            @Override
            public void delete(String name) {
                remove("feed", name);
            }
        };
    }

    private final class FakeBuckets implements TrialBuckets {
        @Override
        public void create(String name) {
            make("bucket", name);
            buckets.put(name, new TreeMap<>(FakeDelivery.ORDER));
        }

        @Override
        public List<Version> versions(String name) {
            return look(name, () -> {
                if (!things.contains("bucket " + name)) {
                    throw new NotThereException("list bucket");
                }
                return List.copyOf(buckets.computeIfAbsent(name, any -> new TreeMap<>(FakeDelivery.ORDER))
                        .keySet());
            });
        }

        @Override
        public byte[] read(String name, Version version) {
            return look(name, () -> buckets.get(name).get(version));
        }

        @Override
        public void lock(String name, Version version, Instant until) {
            mutate(name, () -> {
                locks.put(version, until);
            });
        }

        @Override
        public Optional<Instant> lockedUntil(String name, Version version) {
            return look(
                    name,
                    () -> faults.contains(Fault.FORGETS_LOCKS)
                            ? Optional.empty()
                            : Optional.ofNullable(locks.get(version)));
        }

        @Override
        public void deleteVersion(String name, Version version, boolean bypass) {
            mutate(name, () -> {
                if (locks.containsKey(version) && !bypass && !faults.contains(Fault.IGNORES_LOCKS)) {
                    throw new NotPermittedException("s3:DeleteObjectVersion");
                }
                buckets.get(name).remove(version);
            });
        }

        @Override
        public void delete(String name) {
            mutate(name, () -> {
                if (!buckets.getOrDefault(name, new TreeMap<>()).isEmpty()) {
                    throw new IllegalStateException("The bucket is not empty: " + name);
                }
                things.remove("bucket " + name);
            });
        }
    }
}
