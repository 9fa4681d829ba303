package org.sweepwatch.supervise.message;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals what says who a driver is (驾驶员个人信息) before it goes into the database, and opens it again: AES-256-GCM with a key
 * that lies beside the database and not in it, in a file that only its owner can read ({@link KeyFile}). Without that file
 * the database, or a copy of it, does not tell; so it belongs into the backup, and not to where the database's dumps are
 * kept. While the key is being changed there are further ones, which open what has not been sealed again yet.
 *
 * <p>What is sealed cannot be searched, and the same text is sealed to other bytes each time. Thread-safe.
 */
public final class PersonalData {
    private static final Logger LOG = LoggerFactory.getLogger(PersonalData.class);
    /** Before each sealed text. */
    private static final String TEXT_MARK = "sealed:1:";
    /** Before sealed bytes; no body of a 0x0702 begins so. */
    private static final byte[] BYTES_MARK = {(byte) 0xFF, 'S', 'W', 1};

    static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** @param byFirst opened by the key that seals */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Opened(byte[] plain, boolean byFirst) {}

    private final SecretKeySpec[] keys;
    private final SecureRandom random = new SecureRandom();
    private volatile boolean warned;

    /** @param keys each {@value #KEY_BYTES} bytes: the one to seal with, then others that may open */
    public PersonalData(byte[]... keys) {
        if (keys.length == 0) {
            throw new IllegalArgumentException("keys: 0 (expected: >= 1)");
        }
        for (byte[] key : keys) {
            if (key.length != KEY_BYTES) {
                throw new IllegalArgumentException(
                        "key length: " + key.length + " bytes (expected: " + KEY_BYTES + ")");
            }
        }
        this.keys =
                Arrays.stream(keys).map(key -> new SecretKeySpec(key, "AES")).toArray(SecretKeySpec[]::new);
    }

    /**
     * With the keys under the data directory, the first one made now when there is none yet.
     *
     * @throws IOException when the file cannot be read or written, or holds no key; the message says what to do
     */
    public static PersonalData loadOrCreate(Path dataDirectory) throws IOException {
        KeyFile file = new KeyFile(dataDirectory);
        if (!file.exists()) {
            file.create();
        }
        PersonalData personal = file.read();
        if (file.isChanging()) {
            LOG.warn("{} holds keys used before: run 'reseal' to end the change of the key", file.path());
        }
        return personal;
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
        Opened opened = unseal(stored);
        return opened == null ? null : new String(opened.plain(), StandardCharsets.UTF_8);
    }

    /** The same of bytes. */
    public byte[] open(byte[] stored) {
        if (!isSealed(stored)) {
            return stored;
        }
        Opened opened = decrypt(stored, BYTES_MARK.length);
        return opened == null ? null : opened.plain();
    }

    /**
     * The text as it is stored when nothing but the key that seals is left: itself when it was sealed with that one, or
     * not at all; null when none of the keys opens it.
     */
    public String reseal(String stored) {
        if (!stored.startsWith(TEXT_MARK)) {
            return stored;
        }
        Opened opened = unseal(stored);
        if (opened == null) {
            return null;
        }
        return opened.byFirst() ? stored : seal(new String(opened.plain(), StandardCharsets.UTF_8));
    }

    /** The same of bytes. */
    public byte[] reseal(byte[] stored) {
        if (!isSealed(stored)) {
            return stored;
        }
        Opened opened = decrypt(stored, BYTES_MARK.length);
        if (opened == null) {
            return null;
        }
        return opened.byFirst() ? stored : seal(opened.plain());
    }

    private Opened unseal(String sealed) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(sealed.substring(TEXT_MARK.length()));
        } catch (IllegalArgumentException e) {
            return null; // cut off: as good as another key
        }
        return decrypt(bytes, 0);
    }

    private static boolean isSealed(byte[] stored) {
        return stored.length >= BYTES_MARK.length
                && Arrays.equals(stored, 0, BYTES_MARK.length, BYTES_MARK, 0, BYTES_MARK.length);
    }

    private byte[] crypt(byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, keys[0], nonce).doFinal(plain);
            byte[] all = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, all, NONCE_BYTES, sealed.length);
            return all;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES/GCM", e);
        }
    }

    /** Null when none of the keys opens it. */
    private Opened decrypt(byte[] stored, int from) {
        if (stored.length < from + NONCE_BYTES + TAG_BITS / 8) {
            return null;
        }
        byte[] nonce = Arrays.copyOfRange(stored, from, from + NONCE_BYTES);
        for (SecretKeySpec key : keys) {
            try {
                byte[] plain = cipher(Cipher.DECRYPT_MODE, key, nonce)
                        .doFinal(stored, from + NONCE_BYTES, stored.length - from - NONCE_BYTES);
                return new Opened(plain, key == keys[0]);
            } catch (AEADBadTagException e) {
                // sealed with another one of them
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has AES/GCM", e);
            }
        }
        if (!warned) {
            warned = true;
            LOG.warn("drivers sealed with another key are not shown: restore {} from the backup", KeyFile.NAME);
        }
        return null;
    }

    private static Cipher cipher(int mode, SecretKeySpec key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
