package org.sweepwatch.supervise.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sweepwatch.supervise.settings.PrivateFile;

/**
 * Seals what says who a driver is (驾驶员个人信息) before it goes into the database, and opens it again: AES-256-GCM with a key
 * that lies beside the database and not in it, in a file that only its owner can read. Without that file the database, or a
 * copy of it, does not tell; so it belongs into the backup, and not to where the database's dumps are kept.
 *
 * <p>What is sealed cannot be searched, and the same text is sealed to other bytes each time. Thread-safe.
 */
public final class PersonalData {
    /** File under the data directory. */
    public static final String FILE_NAME = "personal-data.key";

    private static final Logger LOG = LoggerFactory.getLogger(PersonalData.class);
    /** Before each sealed text. */
    private static final String TEXT_MARK = "sealed:1:";
    /** Before sealed bytes; no body of a 0x0702 begins so. */
    private static final byte[] BYTES_MARK = {(byte) 0xFF, 'S', 'W', 1};

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean warned;

    /** @param key {@value #KEY_BYTES} bytes */
    public PersonalData(byte[] key) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException("key length: " + key.length + " bytes (expected: " + KEY_BYTES + ")");
        }
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * With the key under the data directory, made now when there is none yet.
     *
     * @throws IOException when the file cannot be read or written, or holds no key; the message says what to do
     */
    public static PersonalData loadOrCreate(Path dataDirectory) throws IOException {
        Path file = dataDirectory.resolve(FILE_NAME);
        if (!Files.exists(file)) {
            byte[] fresh = new byte[KEY_BYTES];
            new SecureRandom().nextBytes(fresh);
            PrivateFile.write(file, Base64.getEncoder().encodeToString(fresh) + "\n");
        }
        try {
            return new PersonalData(Base64.getDecoder()
                    .decode(Files.readString(file, StandardCharsets.UTF_8).strip()));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    file + " holds no key of " + KEY_BYTES + " bytes in base64 (" + e.getMessage()
                            + "): restore it from the backup, or move it away to begin with a new one; what was sealed"
                            + " with the old one then stays unreadable",
                    e);
        }
    }

    /** The text as it is stored. */
    public String seal(String text) {
        return TEXT_MARK + Base64.getEncoder().encodeToString(crypt(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The bytes as they are stored. */
    public byte[] seal(byte[] bytes) {
        byte[] sealed = crypt(bytes);
        byte[] stored = Arrays.copyOf(BYTES_MARK, BYTES_MARK.length + sealed.length);
        System.arraycopy(sealed, 0, stored, BYTES_MARK.length, sealed.length);
        return stored;
    }

    /** What was sealed; the text itself when it was stored unsealed; null when it was sealed with another key. */
    public String open(String stored) {
        if (!stored.startsWith(TEXT_MARK)) {
            return stored;
        }
        byte[] opened;
        try {
            opened = decrypt(Base64.getDecoder().decode(stored.substring(TEXT_MARK.length())), 0);
        } catch (IllegalArgumentException e) {
            opened = null; // cut off: as good as another key
        }
        return opened == null ? null : new String(opened, StandardCharsets.UTF_8);
    }

    /** The same of bytes. */
    public byte[] open(byte[] stored) {
        boolean sealed = stored.length >= BYTES_MARK.length
                && Arrays.equals(stored, 0, BYTES_MARK.length, BYTES_MARK, 0, BYTES_MARK.length);
        return sealed ? decrypt(stored, BYTES_MARK.length) : stored;
    }

    private byte[] crypt(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES/GCM", e);
        }
    }

    private byte[] decrypt(byte[] stored, int from) {
        if (stored.length < from + NONCE_BYTES + TAG_BITS / 8) {
            return null;
        }
        byte[] nonce = Arrays.copyOfRange(stored, from, from + NONCE_BYTES);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce)
                    .doFinal(stored, from + NONCE_BYTES, stored.length - from - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            if (!warned) {
                warned = true;
                LOG.warn("drivers sealed with another key are not shown: restore {} from the backup", FILE_NAME);
            }
            return null;
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
