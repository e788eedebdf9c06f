package dev.invoicearchive.local.benchmark;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** The most memory that a process has had resident. Source: {@code VmHWM} of {@code /proc/PID/status} on Linux. */
final class ProcessMemory {
    private static final String PEAK = "VmHWM:";
    private static final long BYTES_PER_KILOBYTE = 1024;

    private ProcessMemory() {}

    /** Peak resident bytes of a living process; empty where the system does not tell. */
    static OptionalLong peak(long pid) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.readAllLines(status, StandardCharsets.ISO_8859_1).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToLong(ProcessMemory::bytes)
                    .findFirst();
        } catch (IOException e) {
            // No Linux, or the process has just ended.
            return OptionalLong.empty();
        }
    }

    private static long bytes(String line) {
        String[] words = line.substring(PEAK.length()).strip().split(" ");
        return Math.multiplyExact(Long.parseLong(words[0]), BYTES_PER_KILOBYTE);
    }
}
