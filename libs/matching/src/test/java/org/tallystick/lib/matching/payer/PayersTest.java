package org.tallystick.lib.matching.payer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.tallystick.lib.matching.payer.Payer.Kind;

class PayersTest {
    private final Payers payers = new Payers();

    PayersTest() {
        add("C1", "Acme Corp GmbH", null, "DE01");
        add("C2", "Mercy Clinic", null, "DE02");
        add("C3", "Baker Holding", null, "DE03");
        add("C4", "Baker North", "C3", "DE04");
        add("C5", "Twin Foods Ltd", null, "DE05");
        add("C6", "Twin Foods GmbH", null, "DE05");
    }

    private void add(String number, String name, @Nullable String parent, String account) {
        payers.add(new Customer(number, name, parent, List.of(account), false));
    }

    private Payer find(@Nullable String account, @Nullable String name, String... words) {
        return payers.find(account, name, Set.of(words));
    }

    @Test
    void anAccountOfTheMasterDataTellsTheCustomer() {
        assertThat(find("DE 01", "whoever")).satisfies(payer -> {
            assertThat(payer.kind()).isEqualTo(Kind.ACCOUNT);
            assertThat(payer.scope()).containsExactly("C1");
            assertThat(payer.isSure()).isTrue();
        });
    }

    @Test
    void aLearnedAccountNeedsTwoConfirmations() {
        payers.learn("DE77", null, "C1", "L1");
        assertThat(find("DE77", null).isKnown()).isFalse();

        payers.learn("DE77", null, "C1", "L2");

        assertThat(find("DE77", null).scope()).containsExactly("C1");
        assertThat(payers.withdraw("DE77", "C1")).containsExactlyInAnyOrder("L1", "L2");
        assertThat(find("DE77", null).isKnown()).isFalse();
    }

    /** SEEN-20. */
    @Test
    void anAccountSeenForSeveralCustomersProposesNobody() {
        payers.learn("DE77", null, "C1", "L1");
        payers.learn("DE77", null, "C1", "L2");
        payers.learn("DE77", null, "C2", "L3");

        Payer payer = find("DE77", null);

        assertThat(payer.kind()).isEqualTo(Kind.AMBIGUOUS);
        assertThat(payer.scope()).isEmpty();
        assertThat(payer.customers()).containsExactlyInAnyOrder("C1", "C2");
    }

    @Test
    void aHeadOpensItsGroupAndAMemberOnlyItself() {
        assertThat(find("DE03", null).scope()).containsExactlyInAnyOrder("C3", "C4");
        assertThat(find("DE04", null).scope()).containsExactly("C4");
    }

    @Test
    void equalNamesAndSharedAccountsNeedACustomerNumber() {
        assertThat(find(null, "Twin Foods").kind()).isEqualTo(Kind.AMBIGUOUS);
        assertThat(find("DE05", "Twin Foods").kind()).isEqualTo(Kind.AMBIGUOUS);
        assertThat(find("DE05", "Twin Foods", "C6").scope()).containsExactly("C6");
    }

    @Test
    void accountAndSimilarNameTogetherTell() {
        payers.learn("DE77", null, "C1", "L1");
        payers.learn("DE77", null, "C2", "L2");

        assertThat(find("DE77", "Mercy Clinik").scope()).containsExactly("C2");
        assertThat(find("DE77", "Somebody Else").kind()).isEqualTo(Kind.AMBIGUOUS);
    }

    @Test
    void aSimilarNameIsNotSure() {
        Payer payer = find(null, "Mercy Clinics");

        assertThat(payer.kind()).isEqualTo(Kind.SIMILAR_NAME);
        assertThat(payer.scope()).containsExactly("C2");
        assertThat(payer.isSure()).isFalse();
    }

    @Test
    void accountAndNameOfDifferentCustomersContradict() {
        assertThat(find("DE01", "Mercy Clinic").isSure()).isFalse();
    }

    @Test
    void aPaymentServiceIdentifiesNobody() {
        payers.addService("DE99");
        payers.learn("DE99", null, "C1", "L1");
        payers.learn("DE99", null, "C1", "L2");

        assertThat(find("DE99", "Acme Corp").isKnown()).isFalse();
    }
}
