package dev.invoicearchive.lifecycle.seal;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.invoicearchive.lifecycle.handlers.SealHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The real handler over an archive in memory, each call in an instance of its own, as after a cold start. */
final class SealFunction implements StateMachine.Function {
    private final World world;
    private final List<String> log = new ArrayList<>();
    private int calls;
    private int disturbedCall = -1;
    private Moment disturbedMoment = Moment.BEFORE;
    private Runnable disturbance = () -> {};
    private String limitedStep = "";
    private int daysThatFit = Integer.MAX_VALUE;
    private boolean failing;

    SealFunction(World world) {
        this.world = world;
    }

    /** When something happens. */
    enum Moment {
        BEFORE,
        AFTER
    }

    /** Something happens before or after one call, from 0. */
    SealFunction disturbed(int call, Moment moment, Runnable what) {
        disturbedCall = call;
        disturbedMoment = moment;
        disturbance = what;
        return this;
    }

    /** A step with more days than these does its work, but runs out of time or memory. */
    SealFunction tooMuchIf(String step, int days) {
        limitedStep = step;
        daysThatFit = days;
        return this;
    }

    /** Every call fails. */
    SealFunction alwaysFailing() {
        failing = true;
        return this;
    }

    int calls() {
        return calls;
    }

    List<String> log() {
        return log;
    }

    @Override
    public byte[] call(byte[] payload) throws IOException {
        int call = calls++;
        if (failing) {
            throw new IOException("no answer");
        }
        disturb(call, Moment.BEFORE);
        SealSteps steps = new SealSteps(world.ports(), World.SETTINGS, World::name, SealProgress.SILENT);
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        new SealHandler(steps, World.FIRST_DAY, SealSettings.DAYS_MAX, World.CLOCK)
                .handleRequest(new ByteArrayInputStream(payload), answer, context());
        disturb(call, Moment.AFTER);
        JsonNode request = new ObjectMapper().readTree(payload);
        if (request.path("step").asText().equals(limitedStep)
                && request.at("/state/attempt/plan/days").size() > daysThatFit) {
            throw new StateMachine.NamedError("Lambda.Unknown");
        }
        return answer.toByteArray();
    }

    private void disturb(int call, Moment moment) throws IOException {
        if (call == disturbedCall && moment == disturbedMoment) {
            try {
                disturbance.run();
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    private Context context() {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String message) {
                log.add(message);
            }

            @Override
            public void log(byte[] message) {
                log.add(new String(message, StandardCharsets.UTF_8));
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(), new Class<?>[] {Context.class}, (proxy, method, values) -> logger);
    }
}
