package org.sweepwatch.bench;

import org.junit.jupiter.api.Test;

class StubTest {
    @Test
    void runs() {}
}
