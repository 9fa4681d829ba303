package org.sweepwatch.supervise.rulebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sweepwatch.store.query.RuleValue;

class RuleBookTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final RuleBook BOOK = new RuleBook(List.of(
            new RuleValue("work.js.limit-kmh", MARCH.plusMonths(1), "18"),
            new RuleValue("work.js.limit-kmh", MARCH, "15")));

    @Test
    void aDayIsJudgedByTheValueInForceOnIt() {
        assertEquals(12, BOOK.on(MARCH.minusDays(1)).number(RuleKey.JS_LIMIT_KMH));
        assertEquals(15, BOOK.on(MARCH).number(RuleKey.JS_LIMIT_KMH));
        assertEquals(15, BOOK.on(MARCH.plusDays(30)).number(RuleKey.JS_LIMIT_KMH));
        assertEquals(18, BOOK.on(MARCH.plusMonths(1)).number(RuleKey.JS_LIMIT_KMH));
        assertEquals(0.8, BOOK.on(MARCH).share(RuleKey.COVERED_PCT));
        assertEquals(30_000, BOOK.on(MARCH).secondsMs(RuleKey.HOLD_S));
    }

    @Test
    void anUnknownKeyAndAValueOutOfRangeAreRefused() {
        assertEquals(
                RuleException.UNKNOWN,
                assertThrows(RuleException.class, () -> RuleBook.key("work.js.speed"))
                        .code());
        for (String value : List.of("-1", "101", "fast", "NaN", "")) {
            RuleException refused =
                    assertThrows(RuleException.class, () -> BOOK.check(RuleKey.COVERED_PCT, value, MARCH));
            assertEquals(RuleException.BAD_VALUE, refused.code());
        }
    }

    @Test
    void theSpeedsOfAnOperationStayInOrder() {
        assertEquals("11", BOOK.check(RuleKey.JS_MOST_KMH, "11.0", MARCH));
        RuleException refused = assertThrows(RuleException.class, () -> BOOK.check(RuleKey.JS_MOST_KMH, "16", MARCH));
        assertTrue(refused.getMessage().contains("机扫"), refused.getMessage());
        assertEquals("16", BOOK.check(RuleKey.JS_MOST_KMH, "16", MARCH.plusMonths(1)));
    }

    @Test
    void aValueThatAgreesTodayAndNotWithALaterOneIsRefusedWithTheDay() {
        RuleBook shortly = new RuleBook(List.of(new RuleValue("pass.left-min", MARCH.plusDays(9), "2")));
        RuleException refused = assertThrows(RuleException.class, () -> shortly.check(RuleKey.CHAIN_S, "300", MARCH));
        assertTrue(refused.getMessage().contains("2026-03-10"), refused.getMessage());
        assertEquals("300", new RuleBook(List.of()).check(RuleKey.CHAIN_S, "300", MARCH));
    }

    @Test
    void everyDefaultIsInItsRangeAndEveryKeyIsUsedOnce() {
        for (RuleKey key : RuleKey.values()) {
            assertEquals(key.standard(), key.parse(RuleKey.text(key.standard())), key.key());
            assertEquals(key, RuleKey.named(key.key()).orElseThrow());
        }
    }
}
