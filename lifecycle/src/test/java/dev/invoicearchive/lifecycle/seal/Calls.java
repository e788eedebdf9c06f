package dev.invoicearchive.lifecycle.seal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** Watches every call of a port, and may do something at one of them. */
final class Calls {
    /** Only counts. */
    static final Calls UNWATCHED = new Calls(-1, false, () -> {});

    private final int at;
    private final boolean after;
    private final Runnable disturbance;
    private int count;

    private Calls(int at, boolean after, Runnable disturbance) {
        this.at = at;
        this.after = after;
        this.disturbance = disturbance;
    }

    /** Counts calls. */
    static Calls counted() {
        return new Calls(-1, false, () -> {});
    }

    /** Does something before or after the call of a number, from 0. */
    static Calls disturbed(int at, boolean after, Runnable disturbance) {
        return new Calls(at, after, disturbance);
    }

    /** Dies before or after the call of a number. */
    static Calls killed(int at, boolean after) {
        return new Calls(at, after, () -> {
            throw new Killed();
        });
    }

    /** The end of a process, which nothing may catch. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** How many calls there were. */
    int count() {
        return count;
    }

    <T> T watched(Class<T> port, T real) {
        return port.cast(
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, method, values) -> {
                    int number = count++;
                    if (number == at && !after) {
                        disturbance.run();
                    }
                    Object answer;
                    try {
                        answer = method.invoke(real, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    if (number == at && after) {
                        disturbance.run();
                    }
                    return answer;
                }));
    }
}
