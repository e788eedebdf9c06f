package dev.invoicearchive.local.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Stream;

/** Rules that the compiled classes answer to. */
enum ClassRule {
    MODEL_STANDS_ALONE(mayUse("model")),
    FORMAT_USES_THE_MODEL(mayUse("format", "model")),
    TRANSFORM_USES_THE_FORMAT(mayUse("transform", "model", "format")),
    TOTALS_USE_THE_MODEL(mayUse("totals", "model")),
    QUERIES_NEVER_MEET_A_WRITER(mayUse("queries", "model")),
    LIFECYCLE_KNOWS_NO_LAMBDA(mayUse("lifecycle", "model", "format", "queries")),
    AUDITOR_KNOWS_NO_LAMBDA_AND_NO_STAND_IN(mayUse("auditor", "model", "format", "queries", "lifecycle", "ingest")),
    INFRA_TAKES_LAMBDAS_AS_JARS(mayUse("infra", "model", "format", "queries", "lifecycle")),

    SERVERS_ONLY_IN_LOCAL(noClasses()
            .that(resideOutsideOfPackage("dev.invoicearchive.local.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(
                    "com.amazonaws.services.dynamodbv2..",
                    "software.amazon.dynamodb.services.local..",
                    "io.trino..",
                    "com.sun.net.httpserver.."))),

    CDK_ONLY_IN_INFRA(noClasses()
            .that(resideOutsideOfPackage("dev.invoicearchive.infra.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage("software.amazon.awscdk..", "software.amazon.jsii.."))),

    TIME_COMES_FROM_A_CLOCK(noClasses()
            .that(describe("do not build the clock", ClassRule::isGivenTheClock))
            .should()
            .accessTargetWhere(describe("read the wall clock", ClassRule::readsWallClock))),

    AMOUNTS_ARE_EXACT(noClasses()
            .should()
            .accessTargetWhere(describe("turn a decimal into floating point or back", ClassRule::losesDigits))),

    NO_FLOATING_POINT_IS_KEPT_OR_PASSED(classes().should(new NoFloatingPoint())),

    LIBRARIES_OF_THE_HOUSE(
            noClasses().should().dependOnClassesThat(resideInAnyPackage("..shaded..", "sun..", "org.joda.time.."))),

    TIMES_ARE_OF_JAVA_TIME(
            noClasses().should().accessTargetWhere(describe("make a date of the old kind", ClassRule::makesOldDate)));

    /** Where the one real clock of a process is made; everything else is given it. */
    private static final Set<String> CLOCK_BUILDERS = Set.of(
            "dev.invoicearchive.totals.TotalsHandler",
            "dev.invoicearchive.lifecycle.handlers.SealHandler",
            "dev.invoicearchive.auditor.ArchiveCommand",
            "dev.invoicearchive.local.commands.DemoCommand",
            "dev.invoicearchive.local.commands.LocalCommands",
            "dev.invoicearchive.local.commands.UpCommand",
            "dev.invoicearchive.local.runner.LocalStack");

    private static final Set<String> OLD_DATES =
            Set.of("java.util.Date", "java.util.Calendar", "java.util.GregorianCalendar", "java.text.SimpleDateFormat");

    private final ArchRule rule;

    ClassRule(ArchRule rule) {
        this.rule = rule.allowEmptyShould(true);
    }

    /** The rule in the library's terms. */
    ArchRule rule() {
        return rule;
    }

    private static ArchRule mayUse(String own, String... others) {
        String[] allowed = Stream.concat(Stream.of(own), Stream.of(others))
                .map(name -> "dev.invoicearchive." + name + "..")
                .toArray(String[]::new);
        return classes()
                .that(resideInAPackage("dev.invoicearchive." + own + ".."))
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("dev.invoicearchive..").or(resideInAnyPackage(allowed)));
    }

    private static boolean isGivenTheClock(JavaClass type) {
        return !CLOCK_BUILDERS.contains(type.getName());
    }

    private static boolean makesOldDate(JavaAccess<?> access) {
        return OLD_DATES.contains(access.getTargetOwner().getName())
                && Set.of("<init>", "getInstance").contains(access.getTarget().getName());
    }

    private static boolean readsWallClock(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getName();
        String name = target.getName();
        boolean now = name.equals("now") && owner.startsWith("java.time.") && !takesClock(target);
        boolean systemClock =
                owner.equals(Clock.class.getName()) && (name.startsWith("system") || name.startsWith("tick"));
        return now || systemClock || owner.equals("java.lang.System") && name.equals("currentTimeMillis");
    }

    private static boolean takesClock(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget call
                && call.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static boolean losesDigits(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        return target.getOwner().getName().equals("java.math.BigDecimal")
                && (Set.of("doubleValue", "floatValue").contains(target.getName())
                        || target instanceof AccessTarget.CodeUnitAccessTarget call
                                && call.getRawParameterTypes().stream()
                                        .anyMatch(type -> type.isEquivalentTo(double.class)));
    }
}
