package org.sweepwatch.store.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;
import org.sweepwatch.store.StoreException;

/** The server binaries: on the class path as one archive for each platform, unpacked once beside the data. */
final class Binaries {
    private Binaries() {}

    /** Full version of the binaries on the class path, for example {@code 18.6.0}. */
    static String version() {
        try (InputStream in = Binaries.class.getResourceAsStream("binaries.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the version of the PostgreSQL binaries", e);
        }
    }

    static String majorVersion() {
        return version().replaceAll("\\..*", "");
    }

    /**
     * Unpacks the binaries unless they are there. What an interrupted run left is thrown away.
     *
     * @return the directory that holds {@code bin} and {@code lib}
     */
    static Path unpackUnder(Path directory) throws IOException {
        Path home = directory.resolve("bin-" + version());
        if (Files.isDirectory(home)) {
            return home;
        }
        String archive = archiveName(System.getProperty("os.name"), System.getProperty("os.arch"));
        try (InputStream in = Binaries.class.getResourceAsStream("/" + archive)) {
            if (in == null) {
                throw missing(archive);
            }
            removeOthers(directory);
            Path partial = directory.resolve("bin-unpacking");
            unpack(in, partial);
            forceTree(partial);
            Files.move(partial, home);
            force(directory);
        }
        return home;
    }

    static String archiveName(String osName, String osArch) {
        String os = osName.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : osName.toLowerCase(Locale.ROOT);
        String arch =
                switch (osArch) {
                    case "amd64" -> "x86_64";
                    case "aarch64" -> "arm_64";
                    default -> osArch;
                };
        return "postgres-" + os.replaceAll("\\s.*", "") + "-" + arch + ".txz";
    }

    private static StoreException missing(String archive) {
        return new StoreException(
                "no_embedded_binaries",
                "this build carries no PostgreSQL for this platform (" + archive
                        + " is not on the class path): install PostgreSQL and give its address with --db-url");
    }

    private static void unpack(InputStream archive, Path target) throws IOException {
        Files.createDirectories(target);
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(archive, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path file = target.resolve(entry.getName()).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("archive entry '" + entry.getName() + "' leads out of its directory");
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else if (!isForBuildingOnly(file)) {
                    Files.createDirectories(file.getParent());
                    write(tar, entry, file);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, file);
        boolean executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    /**
     * Makes a tree durable: a power failure must not leave the finished name over empty files.
     */
    private static void forceTree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.filter(p -> !Files.isSymbolicLink(p)).toList()) {
                force(p);
            }
        }
    }

    private static void force(Path fileOrDirectory) throws IOException {
        try (FileChannel channel = FileChannel.open(fileOrDirectory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Static libraries and headers: nothing that runs looks at them. */
    private static boolean isForBuildingOnly(Path file) {
        return file.toString().endsWith(".a") || file.toString().contains("/include/");
    }

    private static void removeOthers(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            List<Path> old = entries.filter(p -> p.getFileName().toString().startsWith("bin-"))
                    .toList();
            for (Path p : old) {
                deleteTree(p);
            }
        }
    }

    static void deleteTree(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        }
    }
}
