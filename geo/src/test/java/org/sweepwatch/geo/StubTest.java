package org.sweepwatch.geo;

import org.junit.jupiter.api.Test;

class StubTest {
    @Test
    void runs() {}
}
