package org.sweepwatch.store.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.sweepwatch.store.StoreException;

/**
 * As whom the server runs. PostgreSQL refuses to run as root; when we are root it runs in a user namespace where it is
 * nobody in particular, and where those are forbidden as the system account {@code nobody}, to which the server's own
 * directory is given.
 */
enum ServerAccount {
    OURSELVES,
    NAMESPACE,
    NOBODY;

    static ServerAccount choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return OURSELVES;
        }
        if (works(NAMESPACE)) {
            return NAMESPACE;
        }
        if (works(NOBODY)) {
            return NOBODY;
        }
        throw new StoreException(
                "root_refused",
                "PostgreSQL does not run as root and this machine lets root start nothing as somebody else: run"
                        + " SweepWatch as another user, or give a database with --db-url");
    }

    /** The command that runs the given one under this account. */
    List<String> command(List<String> command) {
        List<String> all = new ArrayList<>();
        switch (this) {
            case OURSELVES -> {}
            case NAMESPACE -> all.addAll(List.of("unshare", "-U"));
            case NOBODY -> all.addAll(List.of("setpriv", "--reuid", "nobody", "--clear-groups"));
        }
        all.addAll(command);
        return all;
    }

    /** Lets the account reach and write the server's directory; does nothing where that is so already. */
    void own(Path directory) throws IOException {
        if (this != NOBODY) {
            return;
        }
        UserPrincipal nobody =
                directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        if (!Files.getOwner(directory).equals(nobody)) {
            try (Stream<Path> all = Files.walk(directory)) {
                for (Path p : all.filter(p -> !Files.isSymbolicLink(p)).toList()) {
                    Files.setOwner(p, nobody);
                }
            }
        }
        Path parent = directory.getParent();
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(parent);
        if (permissions.add(PosixFilePermission.OTHERS_EXECUTE)) {
            Files.setPosixFilePermissions(parent, permissions);
        }
    }

    private static boolean works(ServerAccount account) {
        try {
            Process p = new ProcessBuilder(account.command(List.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return p.waitFor(5, TimeUnit.SECONDS) && p.exitValue() == 0;
        } catch (IOException e) {
            return false; // no such program here
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted", "interrupted while starting the embedded PostgreSQL", e);
        }
    }
}
