package dev.invoicearchive.lifecycle.seal;

/** A set of event ids, 32 bytes each at most, so that millions fit. Open addressing; not thread-safe. */
final class EventSet {
    private static final int SLOTS_MIN = 1024;

    private long[] slots = new long[2 * SLOTS_MIN];
    private boolean holdsZero;
    private int size;

    /** Adds an event; false if it was there. */
    boolean add(EventKey event) {
        if (isZero(event)) {
            boolean added = !holdsZero;
            holdsZero = true;
            return added;
        }
        if (2 * (size + 1) > slots.length / 2) {
            grow();
        }
        int slot = slotOf(event);
        if (slots[slot] != 0 || slots[slot + 1] != 0) {
            return false;
        }
        slots[slot] = event.high();
        slots[slot + 1] = event.low();
        size++;
        return true;
    }

    boolean contains(EventKey event) {
        if (isZero(event)) {
            return holdsZero;
        }
        int slot = slotOf(event);
        return slots[slot] != 0 || slots[slot + 1] != 0;
    }

    int size() {
        return size + (holdsZero ? 1 : 0);
    }

    /** Where the event is, or where it would be put. */
    private int slotOf(EventKey event) {
        int mask = slots.length - 2;
        int slot = (int) (event.low() << 1) & mask;
        while ((slots[slot] != 0 || slots[slot + 1] != 0)
                && (slots[slot] != event.high() || slots[slot + 1] != event.low())) {
            slot = slot + 2 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[Math.multiplyExact(2, old.length)];
        for (int slot = 0; slot < old.length; slot += 2) {
            if (old[slot] != 0 || old[slot + 1] != 0) {
                int place = slotOf(new EventKey(old[slot], old[slot + 1]));
                slots[place] = old[slot];
                slots[place + 1] = old[slot + 1];
            }
        }
    }

    /** All bits zero mark a free slot. */
    private static boolean isZero(EventKey event) {
        return event.high() == 0 && event.low() == 0;
    }
}
