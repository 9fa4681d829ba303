package org.sweepwatch.supervise.layer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table with a line of headers, separated by commas, or by tabs or semicolons when the header has no comma. Empty lines
 * are passed over; every value is stripped of blanks around it.
 */
final class CsvTable {
    /** Rows without the header. */
    static final int MAX_ROWS = 100_000;

    private static final ObjectReader READER = new CsvMapper()
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.TRIM_SPACES)
            .readerFor(String[].class);

    /** One line of the table: values by the names of the columns, empty when not given. */
    record Row(long line, Map<String, String> values) {
        String get(String column) {
            return values.getOrDefault(column, "");
        }

        /** The same line with nothing in a column. */
        Row without(String column) {
            Map<String, String> left = new LinkedHashMap<>(values);
            left.remove(column);
            return new Row(line, left);
        }

        /** A problem with this line. */
        String problem(String subject, String reason, String remedy) {
            return "line " + line + (subject.isEmpty() ? "" : " (" + subject + ")") + ": " + reason + "; " + remedy;
        }
    }

    private final List<Row> rows = new ArrayList<>();

    /**
     * Reads a table.
     *
     * @param names the columns there are: every header that people may write, in lower case, and our name for it
     * @throws RefusedFileException when the header or the quoting is wrong
     */
    CsvTable(String text, Map<String, String> names) {
        char separator = separator(text);
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        List<String> problems = new ArrayList<>();
        try (MappingIterator<String[]> lines = READER.with(schema).readValues(text)) {
            List<String> columns = lines.hasNextValue() ? header(lines.nextValue(), names, problems) : List.of();
            if (columns.isEmpty() && problems.isEmpty()) {
                problems.add("line 1: there is no header; the first line names the columns: "
                        + String.join(",", names.values().stream().distinct().toList()));
            }
            while (problems.isEmpty() && lines.hasNextValue()) {
                String[] values = lines.nextValue();
                row(lines.getParser().currentTokenLocation().getLineNr(), values, columns, problems);
            }
        } catch (JsonProcessingException e) {
            long line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
            problems.add("line " + line + ": "
                    + e.getOriginalMessage().lines().findFirst().orElse("not CSV") + "; check the quotation marks");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory failed", e);
        }
        if (!problems.isEmpty()) {
            throw new RefusedFileException(problems);
        }
    }

    /** Adds a column and the other headers that people may write for it. */
    static void add(Map<String, String> names, String column, String... alsoWritten) {
        names.put(column, column);
        for (String header : alsoWritten) {
            names.put(header, column);
        }
    }

    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf('\t') >= 0 ? '\t' : header.indexOf(';') >= 0 ? ';' : ',';
    }

    private static List<String> header(String[] written, Map<String, String> names, List<String> problems) {
        List<String> columns = new ArrayList<>();
        for (String header : written) {
            String name = names.get(header.strip().toLowerCase(Locale.ROOT));
            if (name == null) {
                problems.add("line 1: unknown column \"" + header + "\"; use: "
                        + String.join(",", names.values().stream().distinct().toList()));
            } else if (columns.contains(name)) {
                problems.add("line 1: column \"" + name + "\" is there twice; take one out");
            }
            columns.add(name);
        }
        return columns;
    }

    private void row(long line, String[] values, List<String> columns, List<String> problems) {
        Map<String, String> byName = new LinkedHashMap<>();
        boolean empty = true;
        for (int i = 0; i < values.length; i++) {
            String value = values[i] == null ? "" : values[i].strip();
            empty &= value.isEmpty();
            if (i < columns.size()) {
                byName.put(columns.get(i), value);
            } else if (!value.isEmpty()) {
                problems.add("line " + line + ": has " + values.length + " values (expected: " + columns.size()
                        + "); put a value that contains the separator into quotation marks");
                return;
            }
        }
        if (empty) {
            return;
        }
        rows.add(new Row(line, byName));
        if (rows.size() > MAX_ROWS) {
            problems.add("line " + line + ": more than " + MAX_ROWS + " rows; split the file");
        }
    }

    List<Row> rows() {
        return rows;
    }
}
