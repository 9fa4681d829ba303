package org.sweepwatch.supervise.doctor;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** What can be seen without a database. */
final class MachineChecks {
    private static final int OLDEST_JAVA = 17;
    private static final long FEW_DESCRIPTORS = 4_096;
    private static final long MIB = 1 << 20;
    /** Measured: a stored position with its index takes about 170 bytes; 187 vehicles at 10 s send 1.6 million a day. */
    private static final long MIB_A_DAY = 300;

    private static final long LITTLE_DISK_DAYS = 30;
    /** This program did not exist before; a clock that says so has lost its battery. */
    private static final Instant FIRST_DAY = Instant.parse("2026-11-01T00:00:00Z");

    private static final Path TIMESYNCD = Path.of("/run/systemd/timesync/synchronized");

    private MachineChecks() {}

    static Finding java() {
        int feature = Runtime.version().feature();
        String text = Runtime.version() + " on " + System.getProperty("os.name") + " " + System.getProperty("os.arch");
        return feature >= OLDEST_JAVA
                ? Finding.ok("java", text)
                : Finding.fail("java", text + " is too old: install a JDK " + OLDEST_JAVA + " or newer");
    }

    static Finding descriptors() {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean os)) {
            return Finding.ok("descriptors", "no limit known on this system");
        }
        long limit = os.getMaxFileDescriptorCount();
        return limit >= FEW_DESCRIPTORS
                ? Finding.ok("descriptors", limit + " open files allowed")
                : Finding.warn(
                        "descriptors",
                        "only " + limit + " open files allowed, one for each terminal and browser: raise it with"
                                + " 'ulimit -n 65536' or LimitNOFILE= of the service");
    }

    static Finding directory(Path data) {
        Path existing = nearestExisting(data);
        try {
            if (!Files.isDirectory(existing)) {
                return Finding.fail("directory", existing + " is a file: choose a directory with --data");
            }
            Path probe = Files.createTempFile(existing, ".sweepwatch-doctor", null);
            Files.delete(probe);
        } catch (IOException e) {
            return Finding.fail(
                    "directory",
                    existing + " cannot be written (" + e.getClass().getSimpleName()
                            + "): give it to the user that runs SweepWatch, or choose another with --data");
        }
        Path absolute = data.toAbsolutePath().normalize();
        return Files.exists(data)
                ? Finding.ok("directory", absolute + " can be written")
                : Finding.ok("directory", absolute + " does not exist yet and can be made");
    }

    static Finding disk(Path data, int minFreeMib) {
        try {
            long free = Files.getFileStore(nearestExisting(data)).getUsableSpace() / MIB;
            String text = free + " MiB free";
            if (free < minFreeMib) {
                return Finding.fail(
                        "disk",
                        text + ", less than the " + minFreeMib
                                + " MiB (min-free-disk-mb) below which nothing is acknowledged: free some");
            }
            return free >= MIB_A_DAY * LITTLE_DISK_DAYS
                    ? Finding.ok("disk", text)
                    : Finding.warn(
                            "disk",
                            text + ", about " + free / MIB_A_DAY
                                    + " days of 187 vehicles at one position in 10 s: add disk or choose another with"
                                    + " --data");
        } catch (IOException e) {
            return Finding.fail("disk", "cannot tell the free space: " + e.getMessage());
        }
    }

    /** @param serverRunning whether a server of ours runs on the same data, which then is the one that has the port */
    static Finding port(String setting, String bind, int port, boolean serverRunning) {
        if (port == 0) {
            return Finding.ok(setting, "0: the system chooses one");
        }
        try (ServerSocket s = new ServerSocket()) {
            s.setReuseAddress(true);
            s.bind(new InetSocketAddress(bind, port));
            return Finding.ok(setting, bind + ":" + port + " is free");
        } catch (IOException e) {
            if (serverRunning) {
                return Finding.ok(setting, bind + ":" + port + " is taken, as it should be while the server runs");
            }
            return Finding.fail(
                    setting,
                    bind + ":" + port + " cannot be used (" + e.getMessage()
                            + "): end what has it, or choose another with --" + setting
                            + (e.getMessage().contains("assign") ? " or an address of this machine with --bind" : ""));
        }
    }

    static Finding clock(Instant now) {
        if (now.isBefore(FIRST_DAY)) {
            return Finding.fail(
                    "clock", "it says " + now + ": set it, and let NTP keep it (chrony, systemd-timesyncd)");
        }
        return Files.exists(TIMESYNCD)
                ? Finding.ok("clock", now + ", kept by systemd-timesyncd")
                : Finding.ok("clock", now + "; see that NTP keeps it (chrony, systemd-timesyncd)");
    }

    private static Path nearestExisting(Path path) {
        Path p = path.toAbsolutePath().normalize();
        while (!Files.exists(p) && p.getParent() != null) {
            p = p.getParent();
        }
        return p;
    }
}
