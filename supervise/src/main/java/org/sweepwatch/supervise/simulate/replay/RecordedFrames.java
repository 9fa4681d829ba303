package org.sweepwatch.supervise.simulate.replay;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * A file of recorded frames: one a line, as hexadecimal digits with or without spaces, or as a JSON object with the key
 * {@code hex}. Empty lines and lines that begin with # are passed over.
 *
 * @param frames the frames in the order of the file
 * @param badLines a word on each line that is not a frame, with its number
 */
public record RecordedFrames(List<RecordedFrame> frames, List<String> badLines) {
    /** Frames in one file. */
    public static final int MAX_FRAMES = 100_000;
    /** Digits and spaces of one line. */
    public static final int MAX_LINE_CHARS = 65_536;

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @throws IOException when the file cannot be read or has more than {@link #MAX_FRAMES} frames */
    public static RecordedFrames read(Path file) throws IOException {
        List<RecordedFrame> frames = new ArrayList<>();
        List<String> badLines = new ArrayList<>();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            int number = 0;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                number++;
                String line = text.strip();
                if (line.isEmpty() || line.startsWith("#")) {
                    continue;
                }
                if (frames.size() == MAX_FRAMES) {
                    throw new IOException(file + " has more than " + MAX_FRAMES + " frames; split it");
                }
                try {
                    frames.add(new RecordedFrame(number, bytes(line)));
                } catch (IllegalArgumentException e) {
                    badLines.add("line " + number + ": " + e.getMessage());
                }
            }
        }
        return new RecordedFrames(List.copyOf(frames), List.copyOf(badLines));
    }

    private static byte[] bytes(String line) {
        String hex = (line.startsWith("{") ? hexOf(line) : line).replaceAll("\\s+", "");
        if (hex.length() > MAX_LINE_CHARS) {
            throw new IllegalArgumentException(hex.length() + " digits (expected: <= " + MAX_LINE_CHARS + ")");
        }
        if (hex.isEmpty() || hex.length() % 2 != 0 || !hex.matches("[0-9a-fA-F]+")) {
            throw new IllegalArgumentException("not hexadecimal; write the bytes of one frame as pairs of digits");
        }
        return HexFormat.of().parseHex(hex);
    }

    private static String hexOf(String line) {
        try {
            JsonNode hex = JSON.readTree(line).path("hex");
            if (!hex.isTextual()) {
                throw new IllegalArgumentException("JSON without a text \"hex\"");
            }
            return hex.asText();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
