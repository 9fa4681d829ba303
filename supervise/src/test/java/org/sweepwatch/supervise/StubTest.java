package org.sweepwatch.supervise;

import org.junit.jupiter.api.Test;

class StubTest {
    @Test
    void runs() {}
}
