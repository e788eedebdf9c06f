package dev.invoicearchive.lifecycle.handlers;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.invoicearchive.lifecycle.seal.SealFault;
import dev.invoicearchive.lifecycle.seal.SealJson;
import dev.invoicearchive.lifecycle.seal.SealPhase;
import dev.invoicearchive.lifecycle.seal.SealRun;
import dev.invoicearchive.lifecycle.seal.SealState;
import dev.invoicearchive.lifecycle.seal.SealSteps;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;

/**
 * The Lambda function that seals, one step at each call. What connects the calls is in the state machine; an instance
 * keeps only what it read of the manifests, so that it need not read them again.
 */
public final class SealHandler implements RequestStreamHandler {
    private final SealRun run;
    private final LocalDate firstDay;
    private final int daysMax;
    private final Clock clock;

    /**
     * The handler that Lambda makes, from environment variables.
     *
     * @throws IllegalArgumentException if one is missing or wrong
     */
    public SealHandler() {
        this(SealFunctionSettings.fromEnvironment(System.getenv()), Clock.systemUTC());
    }

    private SealHandler(SealFunctionSettings settings, Clock clock) {
        this(SealClients.steps(settings, clock), settings.firstDay(), settings.daysMax(), clock);
    }

    /**
     * A handler over any ports.
     *
     * @param firstDay of the archive
     * @param daysMax the most days of one manifest
     */
    public SealHandler(SealSteps steps, LocalDate firstDay, int daysMax, Clock clock) {
        this.run = new SealRun(steps);
        this.firstDay = firstDay;
        this.daysMax = daysMax;
        this.clock = clock;
    }

    /**
     * Does one step and gives the state to go on with. Logs one line, also when it gives no answer.
     *
     * @throws IOException if a bucket or the engine fails; the state machine calls again
     */
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        long start = System.nanoTime();
        SealPhase step = null;
        int days = 0;
        try {
            SealRequest request = SealRequest.read(input);
            step = request.step();
            SealState before = request.stateOrBegin(clock, daysMax);
            days = before.days();
            SealState after = run.step(step, before);
            output.write(SealJson.text(after).getBytes(StandardCharsets.UTF_8));
            log(context, report(step, before, after, start));
        } catch (IOException | RuntimeException | Error e) {
            log(context, SealCallReport.broken(step, days, millisecondsSince(start)));
            throw e;
        }
    }

    private SealCallReport report(SealPhase step, SealState before, SealState after, long start) {
        List<SealFault> faults = after.report().faults().stream()
                .filter(fault -> !before.report().faults().contains(fault))
                .toList();
        int in = Math.max(before.days(), after.days());
        boolean goesOn = step == SealPhase.PUBLISH || after.days() > 0;
        boolean looked = step == SealPhase.FINISH || step == SealPhase.TELL;
        return new SealCallReport(
                step,
                in,
                goesOn ? 0 : in,
                looked ? OptionalLong.of(ageDays(after)) : OptionalLong.empty(),
                faults,
                millisecondsSince(start));
    }

    /** How long ago the oldest day without a seal was; 1 where everything is sealed that can be. */
    private long ageDays(SealState state) {
        LocalDate open = state.sealedThrough().map(day -> day.plusDays(1)).orElse(firstDay);
        return ChronoUnit.DAYS.between(open, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private static void log(Context context, SealCallReport report) {
        context.getLogger().log(report.toJson() + "\n");
    }

    private static long millisecondsSince(long start) {
        return Duration.ofNanos(System.nanoTime() - start).toMillis();
    }
}
