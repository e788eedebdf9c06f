package dev.invoicearchive.auditor.doctor;

import java.util.function.Supplier;

/** Asks once, however many lines are made of the answer; a refusal is remembered, too. */
final class Once<T> implements Supplier<T> {
    private final Supplier<T> question;
    private boolean asked;
    private T answer;
    private RuntimeException refusal;

    Once(Supplier<T> question) {
        this.question = question;
    }

    @Override
    public T get() {
        if (!asked) {
            ask();
        }
        if (refusal != null) {
            throw refusal;
        }
        return answer;
    }

    private void ask() {
        try {
            answer = question.get();
        } catch (RuntimeException e) {
            refusal = e;
        }
        asked = true;
    }
}
