package org.sweepwatch.supervise.cli;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import org.sweepwatch.supervise.decode.FrameExplanation;
import org.sweepwatch.supervise.decode.FrameJson;
import org.sweepwatch.supervise.decode.FrameLine;
import org.sweepwatch.supervise.decode.HexText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decode}: what a frame says. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = {
            "Say what JT/T 808 frames contain, one line each, or with --explain one table each. 解析报文。",
            "",
            "Frames are hexadecimal, with or without spaces and 7E flags. Without arguments they are read from standard",
            "input, one a line. What is wrong about a frame is said in its line; the command itself does not fail.",
            ""
        },
        footer = {"", "For example: decode --explain 7E 00 02 00 00 01 39 73 30 01 87 00 81 7D 02 7E"})
final class DecodeCommand implements Callable<Integer> {
    /** Longest line taken from standard input; digits may have separators between them. */
    private static final int MAX_LINE_CHARS = 4 * HexText.MAX_DIGITS;

    /** ASCII only: a plate must not depend on the character set of the terminal it is piped through. */
    private static final ObjectWriter JSON = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    @Option(names = "--json", description = "One JSON object a line. 每行输出一个 JSON 对象。")
    private boolean json;

    @Option(
            names = "--explain",
            description = "Each frame byte by byte: offset, bytes, field, value, unit, section. 逐字节解释报文。")
    private boolean explain;

    @Parameters(arity = "0..*", paramLabel = "HEX", description = "Frames. 十六进制报文。")
    private List<String> frames;

    @Spec
    private CommandSpec spec;

    private final FrameJson decoder = new FrameJson();
    private final FrameExplanation explanation = new FrameExplanation();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (frames == null) {
            readStandardInput(out);
        } else if (frames.stream().allMatch(DecodeCommand::isOneByte)) {
            decode(String.join("", frames), out);
        } else {
            for (String frame : frames) {
                decode(frame, out);
            }
        }
        out.flush();
        return 0;
    }

    /** One frame whose bytes the shell has taken for many arguments. */
    private static boolean isOneByte(String argument) {
        return argument.length() <= 2;
    }

    private void readStandardInput(PrintWriter out) throws IOException {
        Reader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        StringBuilder line = new StringBuilder();
        boolean tooLong = false;
        for (int c = in.read(); ; c = in.read()) {
            if (c >= 0 && c != '\n') {
                tooLong |= line.length() == MAX_LINE_CHARS;
                if (!tooLong) {
                    line.append((char) c);
                }
                continue;
            }
            if (tooLong) {
                print(FrameJson.tooLong(), out);
            } else if (!line.toString().isBlank()) {
                decode(line.toString(), out);
            }
            line.setLength(0);
            tooLong = false;
            if (c < 0) {
                return;
            }
            if (!in.ready()) {
                out.flush();
            }
        }
    }

    private void decode(String text, PrintWriter out) throws IOException {
        if (explain) {
            explanation.explain(text).forEach(out::println);
            return;
        }
        for (ObjectNode frame : decoder.decode(text)) {
            print(frame, out);
        }
    }

    private void print(ObjectNode frame, PrintWriter out) throws IOException {
        out.println(json ? JSON.writeValueAsString(frame) : FrameLine.of(frame));
    }
}
