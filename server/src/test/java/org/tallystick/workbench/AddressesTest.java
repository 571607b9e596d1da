package org.tallystick.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AddressesTest {
    @Test
    void oneFieldChangesAndTheOthersStay() {
        assertThat(Addresses.with("/invoices", "q=M%C3%BCller&after=x", "after", "y z"))
                .isEqualTo("/invoices?q=M%C3%BCller&after=y+z");
        assertThat(Addresses.with("/invoices", null, "sort", "-due")).isEqualTo("/invoices?sort=-due");
    }

    @Test
    void aFieldWithoutAValueLeavesTheAddress() {
        assertThat(Addresses.with("/invoices", "after=x", "after", null)).isEqualTo("/invoices");
        assertThat(Addresses.with("/invoices", "a=1&after=x&b=2", "after", null))
                .isEqualTo("/invoices?a=1&b=2");
    }

    @Test
    void aFieldIsReadDecoded() {
        assertThat(Addresses.field("q=M%C3%BCller+%26+S%C3%B8n", "q")).isEqualTo("Müller & Søn");
        assertThat(Addresses.field("q=100%", "q")).isEqualTo("100%");
        assertThat(Addresses.field(null, "q")).isEmpty();
    }
}
