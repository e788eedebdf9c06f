package dev.invoicearchive.local.architecture;

import dev.invoicearchive.model.Attributes;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rules that only the sources can answer to. */
enum SourceRule {
    FILES_STAY_SHORT(sources -> sources.stream()
            .filter(source -> source.lines() > 400)
            .map(source -> source.path() + " has " + source.lines() + " lines, expected 400 at most")),

    METHODS_STAY_SHORT(sources -> sources.stream().flatMap(source -> source.methods().stream()
            .filter(method -> method.lines() > 50)
            .map(method -> source.path() + ":" + method.line() + " " + method.name() + " has " + method.lines()
                    + " lines, expected 50 at most"))),

    EVERY_PACKAGE_SAYS_WHAT_IT_IS(sources -> {
        Set<String> told = sources.stream()
                .filter(source -> source.path().endsWith("package-info.java"))
                .map(JavaSource::packageName)
                .collect(Collectors.toSet());
        return sources.stream()
                .map(JavaSource::packageName)
                .distinct()
                .filter(name -> !told.contains(name))
                .map(name -> "package " + name + " has no package-info.java");
    }),

    ATTRIBUTES_ARE_SPELT_IN_ONE_CLASS(sources -> {
        Set<String> spellings = SourceRule.spellings();
        return sources.stream()
                .filter(source -> source.isMain() && !ownsSpellings(source))
                .flatMap(source -> source.literals().stream()
                        .filter(spellings::contains)
                        .map(literal -> source.path() + " spells the attribute " + literal
                                + ", expected Attributes to be asked"));
    }),

    NOBODY_SLEEPS(matches("Thread\\s*\\.\\s*sleep\\s*\\(", "sleeps, expected a wait for a real condition")),

    NO_TEST_IS_SWITCHED_OFF(matches("@(Disabled|Ignore)\\b", "switches a test off")),

    TYPES_ARE_WRITTEN_OUT(matches("(?m)(^|[\\s(])var [a-z]\\w* ?[=:]", "uses var, expected the type")),

    NOTHING_IS_SWALLOWED(matches("catch \\([^)]*\\) \\{\\s*\\}", "swallows an exception without a word"));

    /** The transactions' spellings, and those of the tables that the archive keeps itself. */
    private static final Set<String> SPELLING_OWNERS = Set.of(
            "model/src/main/java/dev/invoicearchive/model/Attributes.java",
            "model/src/main/java/dev/invoicearchive/model/InvoiceTotals.java",
            "model/src/main/java/dev/invoicearchive/model/InvoiceTotalClaims.java",
            "local/stack/src/main/java/dev/invoicearchive/local/expiry/ExpiryReceipts.java");

    private final Function<List<JavaSource>, Stream<String>> findings;

    SourceRule(Function<List<JavaSource>, Stream<String>> findings) {
        this.findings = findings;
    }

    /** What breaks the rule, one line for each place. */
    List<String> findings(List<JavaSource> sources) {
        return findings.apply(sources).toList();
    }

    private static Function<List<JavaSource>, Stream<String>> matches(String pattern, String finding) {
        Pattern compiled = Pattern.compile(pattern);
        return sources -> sources.stream()
                .filter(source -> !source.packageName().equals(SourceRule.class.getPackageName()))
                .flatMap(source -> compiled.matcher(source.text())
                        .results()
                        .map(match -> source.path() + ":"
                                + source.text()
                                        .substring(0, match.start(0))
                                        .lines()
                                        .count() + " " + finding));
    }

    private static Set<String> spellings() {
        return Stream.concat(
                        Arrays.stream(Attributes.class.getRecordComponents()).map(SourceRule::spelling),
                        Stream.of("TransactionIdentifier"))
                .collect(Collectors.toSet());
    }

    private static String spelling(RecordComponent component) {
        try {
            return (String) component.getAccessor().invoke(Attributes.DEFAULT);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean ownsSpellings(JavaSource source) {
        return SPELLING_OWNERS.contains(source.path());
    }
}
