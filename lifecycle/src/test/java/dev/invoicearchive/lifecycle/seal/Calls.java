package dev.invoicearchive.lifecycle.seal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Watches every call of a port, and may do something at one of them. */
final class Calls {
    /** Only counts. */
    static final Calls UNWATCHED = counted();

    private final When when;
    private final Runnable disturbance;
    private int count;

    private Calls(When when, Runnable disturbance) {
        this.when = when;
        this.disturbance = disturbance;
    }

    /** Decides before and after each call. */
    private interface When {
        boolean is(int number, String method, boolean after);
    }

    /** Counts calls. */
    static Calls counted() {
        return new Calls((number, method, after) -> false, () -> {});
    }

    /** Does something before or after the call of a number, from 0. */
    static Calls disturbed(int at, boolean after, Runnable disturbance) {
        return new Calls((number, method, then) -> number == at && then == after, disturbance);
    }

    /** Does something before each call of a method. */
    static Calls disturbedBefore(String name, Runnable disturbance) {
        return new Calls((number, method, then) -> method.equals(name) && !then, disturbance);
    }

    /** Dies before or after the call of a number. */
    static Calls killed(int at, boolean after) {
        return disturbed(at, after, Calls::die);
    }

    /** Dies after the first call of a method. */
    static Calls killedAfter(String name) {
        return new Calls((number, method, then) -> method.equals(name) && then, Calls::die);
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
        return port.cast(Proxy.newProxyInstance(
                port.getClassLoader(), new Class<?>[] {port}, (proxy, method, values) -> call(real, method, values)));
    }

    private Object call(Object real, Method method, Object[] values) throws Throwable {
        int number = count++;
        if (when.is(number, method.getName(), false)) {
            disturbance.run();
        }
        Object answer;
        try {
            answer = method.invoke(real, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (when.is(number, method.getName(), true)) {
            disturbance.run();
        }
        return answer;
    }

    private static void die() {
        throw new Killed();
    }
}
