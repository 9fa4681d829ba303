package org.sweepwatch.supervise.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sweepwatch.supervise.device.rule.FaultCode;

/** The texts of the page, in both languages, against each other and against what the reports print. */
class PageTextsTest {
    private static final Pattern TEXT = Pattern.compile("^  (?:'([^']+)'|(\\w+)):", Pattern.MULTILINE);

    @Test
    void eachTextIsThereInBothLanguages() throws IOException {
        assertEquals(keys(texts("en")), keys(texts("zh")));
    }

    /** A disputed fault has one name, on the page and in the report. */
    @ParameterizedTest
    @EnumSource
    void aFaultHasTheNameOfTheReports(FaultCode code) throws IOException {
        String english = code.english();
        String capital = Character.toUpperCase(english.charAt(0)) + english.substring(1);

        assertTrue(texts("en").contains("'fault." + code + "': '" + capital + "',"), capital);
        assertTrue(texts("zh").contains("'fault." + code + "': '" + code.chinese() + "',"), code.chinese());
    }

    private static Map<String, String> keys(String texts) {
        Map<String, String> keys = new TreeMap<>();
        Matcher matcher = TEXT.matcher(texts);
        while (matcher.find()) {
            String key = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            assertEquals(null, keys.put(key, key), key + " is there twice");
        }
        assertTrue(keys.size() > 100, "only " + keys.size() + " texts found");
        return keys;
    }

    private static String texts(String language) throws IOException {
        try (InputStream in = PageTextsTest.class.getResourceAsStream("/web/js/texts/" + language + ".js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
