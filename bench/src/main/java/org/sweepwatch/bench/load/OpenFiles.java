package org.sweepwatch.bench.load;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** How many sockets this process may have ({@code ulimit -n}; a JVM raises it to the hard limit by itself). */
public final class OpenFiles {
    /**
     * What a program needs beside its sockets: jars, logs, journal, database. More than the 512 that SweepWatch holds back
     * itself, or it would refuse the last of as many terminals as one process may have sockets.
     */
    public static final int RESERVE = 600;

    private OpenFiles() {}

    /** Most open files; {@link Long#MAX_VALUE} where the system does not tell. */
    public static long limit() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount()
                : Long.MAX_VALUE;
    }
}
