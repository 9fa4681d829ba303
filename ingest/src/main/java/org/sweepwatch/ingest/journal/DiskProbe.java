package org.sweepwatch.ingest.journal;

import java.io.IOException;
import java.nio.file.Path;

/** Asks how much room a volume has. Passed in so that a test can fill the disk. */
@FunctionalInterface
public interface DiskProbe {
    /**
     * Asks the file system; 0 when it gives no answer, which is as much as none left. ({@code Files.getFileStore} would read
     * the list of all mounts each time.)
     */
    DiskProbe FILE_SYSTEM = directory -> directory.toFile().getUsableSpace();

    /** Bytes this process may still write on the volume that holds the directory. */
    long usableBytes(Path directory) throws IOException;
}
