package org.sweepwatch.ingest.transport;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps connections from taking the last file descriptors of the process: the journal needs one for its next file and
 * the database for its next connection, and without them the whole server stops, not only its newest terminals.
 */
final class DescriptorReserve {
    private static final Logger LOG = LoggerFactory.getLogger(DescriptorReserve.class);
    private static final long RESERVED = 512;

    private DescriptorReserve() {}

    /** The wanted number of connections, or fewer where the process may not open so many files. */
    static int mostConnections(int wanted) {
        if (!(ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system)) {
            return wanted;
        }
        long limit = system.getMaxFileDescriptorCount();
        long most = limit - Math.min(RESERVED, limit / 2);
        if (most >= wanted) {
            return wanted;
        }
        LOG.info(
                "at most {} connections of the {} configured: this process may open {} files; raise the limit (ulimit -n)",
                most,
                wanted,
                limit);
        return (int) most;
    }
}
