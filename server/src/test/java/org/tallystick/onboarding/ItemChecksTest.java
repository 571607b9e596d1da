package org.tallystick.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tallystick.customers.Contact;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.CustomerKind;
import org.tallystick.customers.CustomerProfile;
import org.tallystick.customers.DeliveryChannel;
import org.tallystick.customers.PostalAddress;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.terms.PaymentTerms;

/** What is said of the items of a checklist without asking anybody. */
class ItemChecksTest {
    private static final PostalAddress BERLIN = new PostalAddress("1 Main Street", "10115", "Berlin", "DE");

    @ParameterizedTest
    @CsvSource({
        "DE136695976, Right, ''",
        "DE 136 695 976, Right, ''",
        "DE136695975, Wrong, TAX_ID_DIGITS",
        "DE13669597, Wrong, TAX_ID_SHAPE",
        "12-3456789, Unknown, ''",
        "'', Wrong, TAX_ID_MISSING",
    })
    void aTaxIdIsLookedAtDigitByDigit(String taxId, String said, String code) {
        assertSaid(ItemChecks.of(ChecklistItem.TAX_ID, customer(taxId, BERLIN), List.of(), null), said, code);
    }

    @ParameterizedTest
    @CsvSource({
        "DE89 3704 0044 0532 0130 00, Right, ''",
        "de89370400440532013000, Right, ''",
        "DE89370400440532013001, Wrong, IBAN_WRONG",
        "DE8937040044053201300, Wrong, IBAN_WRONG",
        "021000021/123456, Unknown, ''",
        "'  ', Wrong, ACCOUNT_MISSING",
    })
    void anIbanHasToBeRightAndAnotherAccountIsForPeople(String account, String said, String code) {
        assertSaid(ItemChecks.of(ChecklistItem.BANK, customer(null, BERLIN), List.of(), account), said, code);
    }

    @Test
    void anAddressSaysWhatItLacks() {
        var bare = new PostalAddress(null, "10115", " ", "DE");

        Checked checked = ItemChecks.of(ChecklistItem.ADDRESS, customer(null, bare), List.of(), null);

        assertSaid(checked, "Wrong", "ADDRESS_INCOMPLETE");
        assertThat(checked.sentence()).contains("the street, the city").doesNotContain("postal code");
        assertSaid(ItemChecks.of(ChecklistItem.ADDRESS, customer(null, BERLIN), List.of(), null), "Right", "");
    }

    @ParameterizedTest
    @CsvSource({
        "ada@acme.example, Right, ''",
        "ada@acme, Wrong, CONTACT_ADDRESS",
        "a da@acme.example, Wrong, CONTACT_ADDRESS",
        ", Wrong, CONTACT_MISSING"
    })
    void aContactNeedsAnAddressThatIsOne(@Nullable String email, String said, String code) {
        var ada = new Contact(UUID.randomUUID(), CustomerId.next(), "Ada", email, null, null, Set.of());

        assertSaid(ItemChecks.of(ChecklistItem.CONTACT, customer(null, BERLIN), List.of(ada), null), said, code);
    }

    @Test
    void aNameWithBracesComesInAsItIs() {
        var wording = new Wording("en", 1, "{payer} pays {customer} to {seller} by {terms}, {other}");

        String text = wording.write(
                java.util.Map.of("{payer}", "{seller}", "{customer}", "C$1", "{seller}", "S\\", "{terms}", "NET 30"));

        assertThat(text).isEqualTo("{seller} pays C$1 to S\\ by NET 30, {other}\n");
    }

    private static void assertSaid(Checked checked, String kind, String code) {
        assertThat(checked.getClass().getSimpleName()).isEqualTo(kind);
        assertThat(checked.sentence()).isNotBlank();
        if (checked instanceof Checked.Wrong(String wrong, String _)) {
            assertThat(wrong).isEqualTo(code);
        }
    }

    private static CustomerProfile customer(@Nullable String taxId, PostalAddress address) {
        return new CustomerProfile(
                "C-1",
                "Acme Corp",
                CustomerKind.BUSINESS,
                taxId,
                Locale.ENGLISH,
                CurrencyCode.of("EUR"),
                PaymentTerms.net(30),
                null,
                DeliveryChannel.EMAIL,
                address,
                null);
    }
}
