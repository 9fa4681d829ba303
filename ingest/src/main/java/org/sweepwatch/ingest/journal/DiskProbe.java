package org.sweepwatch.ingest.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks how much room a volume has. Passed in so that a test can fill the disk. */
@FunctionalInterface
public interface DiskProbe {
    /** Asks the file system. */
    DiskProbe FILE_SYSTEM = directory -> Files.getFileStore(directory).getUsableSpace();

    /** Bytes this process may still write on the volume that holds the directory. */
    long usableBytes(Path directory) throws IOException;
}
