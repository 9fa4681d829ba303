package org.sweepwatch.store.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/** A cluster made once for this JVM and copied for each test that wants one: making one costs seconds of CPU. */
public final class MadeCluster {
    private static Path made;

    private MadeCluster() {}

    /** Puts a stopped cluster with its own password and no remembered port under the data directory. */
    public static void copyTo(Path dataDir) {
        Path from = made().resolve("postgres");
        Path to = dataDir.resolve("postgres");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path source : (Iterable<Path>) all::iterator) {
                Path relative = from.relativize(source);
                if (relative.startsWith("data")
                        || relative.startsWith("password")
                        || relative.toString().isEmpty()) {
                    Files.copy(source, to.resolve(relative), StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
            String binaries = "bin-" + Binaries.version();
            Files.createSymbolicLink(to.resolve(binaries), from.resolve(binaries));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized Path made() {
        if (made == null) {
            Path dir = Path.of(
                            "target", "made-cluster-" + ProcessHandle.current().pid())
                    .toAbsolutePath();
            EmbeddedPostgres.start(dir).close();
            made = dir;
        }
        return made;
    }
}
