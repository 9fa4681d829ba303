package org.sweepwatch.supervise.api;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * The formats an answer can have, by {@code format=} or by {@code Accept} (内容协商); {@code format=} wins.
 *
 * @param all the format used when nobody asks stands first
 */
record Formats(List<Format> all) {
    static final Format JSON = new Format("json", "application/json");
    static final Format CSV = new Format("csv", "text/csv");
    static final Format XLSX = new Format("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    static final Format GEOJSON = new Format("geojson", "application/geo+json");
    static final Format GPX = new Format("gpx", "application/gpx+xml");

    /**
     * One format.
     *
     * @param id value of the parameter
     * @param type media type without parameters
     */
    record Format(String id, String type) {}

    /** The format this request wants. */
    Format choose(Context ctx, Parameters parameters) {
        String wanted = parameters.text("format");
        if (wanted != null) {
            return all.stream()
                    .filter(f -> f.id().equals(wanted))
                    .findFirst()
                    .orElseThrow(() -> Parameters.wrong("format", wanted, names()));
        }
        String accept = ctx.header("Accept");
        if (accept == null || accept.isBlank()) {
            return all.get(0);
        }
        for (String range : ranges(accept)) {
            for (Format format : all) {
                if (covers(range, format.type())) {
                    return format;
                }
            }
        }
        throw new ApiException(
                ApiError.NOT_ACCEPTABLE,
                "Nothing fits 'Accept: " + Parameters.shown(accept) + "'. Use format=" + names() + ".");
    }

    private String names() {
        return String.join("|", all.stream().map(Format::id).toList());
    }

    private record Range(String type, double quality) {}

    /** The media ranges of the header, the most wanted first; those refused (q=0) are left out. */
    private static List<String> ranges(String accept) {
        List<Range> ranges = new ArrayList<>();
        for (String part : accept.toLowerCase(Locale.ROOT).split(",", 50)) {
            String[] pieces = part.split(";");
            double quality = 1;
            for (int i = 1; i < pieces.length; i++) {
                String piece = pieces[i].trim();
                if (piece.matches("q=[01](\\.\\d{0,3})?")) {
                    quality = Double.parseDouble(piece.substring(2));
                }
            }
            if (quality > 0) {
                ranges.add(new Range(pieces[0].trim(), quality));
            }
        }
        return ranges.stream()
                .sorted(Comparator.comparingDouble(Range::quality).reversed())
                .map(Range::type)
                .toList();
    }

    private static boolean covers(String range, String type) {
        return range.equals("*/*")
                || range.equals(type)
                || range.endsWith("/*") && type.startsWith(range.substring(0, range.length() - 1));
    }
}
