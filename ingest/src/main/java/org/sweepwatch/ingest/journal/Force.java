package org.sweepwatch.ingest.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;

/** Makes the contents of a file, or the entries of a directory, durable. Passed in so that a test can break it. */
@FunctionalInterface
public interface Force {
    /** Asks the operating system: {@code fdatasync}. */
    Force DISK = channel -> channel.force(false);

    /** Returns once everything written to the file is on stable storage, however it was written. */
    void force(FileChannel channel) throws IOException;
}
