package org.sweepwatch.supervise.api;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import org.sweepwatch.supervise.settings.PrivateFile;

/**
 * The bearer token of the API (访问令牌): whoever has it may read everything and log in to the page.
 *
 * <p>Made at the first start from {@link #RANDOM_BYTES} random bytes and kept in a file only its owner can read. Compared
 * by digest in constant time. Thread-safe.
 */
public final class ApiToken {
    /** File under the data directory. */
    public static final String FILE_NAME = "api-token";

    private static final int RANDOM_BYTES = 24;
    /** A token of one's own must be this long: 22 characters of base64 hold 128 bits. */
    private static final int LENGTH_MIN = 22;

    private static final int LENGTH_MAX = 512;

    private final String value;
    private final byte[] digest;

    private ApiToken(String value) {
        this.value = value;
        this.digest = sha256(value);
    }

    /**
     * The token under the data directory, made now when there is none yet.
     *
     * @throws IOException when the file cannot be read or written, or holds no token
     */
    public static ApiToken loadOrCreate(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            byte[] random = new byte[RANDOM_BYTES];
            new SecureRandom().nextBytes(random);
            PrivateFile.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(random) + "\n");
        }
        return read(file);
    }

    /**
     * The token in the first line of a file of one's own.
     *
     * @throws IOException when the file cannot be read or what it holds is no token; the message says what to do
     */
    public static ApiToken read(Path file) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            throw new IOException(
                    "API token file " + file + " does not exist: create it or leave api-token-file out", e);
        }
        String value = text.lines().findFirst().orElse("").trim();
        if (value.length() < LENGTH_MIN
                || value.length() > LENGTH_MAX
                || !value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new IOException("API token file " + file + " must hold " + LENGTH_MIN + " to " + LENGTH_MAX
                    + " printable ASCII characters in its first line (it has " + value.length()
                    + "): write a random token, for example of 'openssl rand -base64 24'");
        }
        return new ApiToken(value);
    }

    /** Whether {@code presented} is the token; takes the same time whatever it is. */
    public boolean matches(String presented) {
        return MessageDigest.isEqual(digest, sha256(presented));
    }

    /** The token itself, for the one who started the server. Never logged. */
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "ApiToken";
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
