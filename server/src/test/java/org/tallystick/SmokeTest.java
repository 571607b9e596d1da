package org.tallystick;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class SmokeTest {
    @Autowired
    MockMvcTester http;

    @Test
    void theLoginPageAnswers() {
        assertThat(http.get().uri("/login")).hasStatusOk().bodyText().contains("Log in");
    }
}
