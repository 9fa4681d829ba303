package org.sweepwatch.supervise.layer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * Text of a file as spreadsheets and GIS save it in China: UTF-8 with or without byte order mark, or GB18030, which
 * includes GBK. Bytes that are no UTF-8 are taken as GB18030.
 */
public final class TextFile {
    /** Length of a file at most. */
    public static final int MAX_BYTES = 64 << 20;

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private TextFile() {}

    /**
     * Reads a file.
     *
     * @throws RefusedFileException when it is missing, too long or text in neither encoding
     */
    public static String read(Path file) throws IOException {
        try {
            if (Files.isDirectory(file)) {
                throw refused(file, "is a directory; name the file in it");
            }
            long bytes = Files.size(file);
            if (bytes > MAX_BYTES) {
                throw refused(file, "has " + bytes + " bytes (expected: <= " + MAX_BYTES + "); split it");
            }
            return decode(file, Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            throw refused(file, "does not exist; check the name");
        }
    }

    private static String decode(Path file, byte[] bytes) {
        try {
            String text = strict(StandardCharsets.UTF_8, bytes);
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            try {
                return strict(GB18030, bytes);
            } catch (CharacterCodingException neither) {
                throw refused(file, "is neither UTF-8 nor GBK/GB18030 text; save it as UTF-8");
            }
        }
    }

    private static String strict(Charset charset, byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }

    private static RefusedFileException refused(Path file, String why) {
        return new RefusedFileException(List.of(file + " " + why));
    }
}
