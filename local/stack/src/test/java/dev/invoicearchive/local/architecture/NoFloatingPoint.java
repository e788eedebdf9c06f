package dev.invoicearchive.local.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/** No field, parameter or result holds a double or a float: what could be an amount cannot be rounded by accident. */
final class NoFloatingPoint extends ArchCondition<JavaClass> {
    private static final Set<String> FLOATING =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float", "double[]", "float[]");

    /** What a library or a protocol wants as floating point, and no amount is. */
    private static final Set<String> NO_AMOUNTS = Set.of(
            "dev.invoicearchive.format.ParquetRowWriter.BLOOM_FALSE_POSITIVES",
            "dev.invoicearchive.local.athena.Answers.seconds(java.time.Instant)");

    NoFloatingPoint() {
        super("keep and pass no floating point");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        for (JavaField field : type.getFields()) {
            report(field.getRawType(), field.getFullName(), events, type);
        }
        for (JavaCodeUnit unit : type.getCodeUnits()) {
            report(unit.getRawReturnType(), unit.getFullName(), events, type);
            unit.getRawParameterTypes().forEach(parameter -> report(parameter, unit.getFullName(), events, type));
        }
    }

    private static void report(JavaClass found, String place, ConditionEvents events, JavaClass type) {
        if (FLOATING.contains(found.getName()) && !NO_AMOUNTS.contains(place)) {
            events.add(SimpleConditionEvent.violated(type, place + " uses " + found.getName()));
        }
    }
}
