package dev.invoicearchive.lifecycle.retention.hold;

import dev.invoicearchive.lifecycle.seal.OpenHolds;
import java.io.IOException;

/** Tells the sealer which holds are open, read anew each time. */
public final class RegisteredHolds implements OpenHolds {
    private final HoldRegister register;

    /** Those of this register. */
    public RegisteredHolds(HoldRegister register) {
        this.register = register;
    }

    @Override
    public Held current() throws IOException {
        return register.read();
    }
}
