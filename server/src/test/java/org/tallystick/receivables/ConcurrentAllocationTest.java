package org.tallystick.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tallystick.testing.AtOnce.atOnce;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.CashCast;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.Refusal;
import org.tallystick.testing.IntegrationTest;

/** Many people settle at once: never more than there is, and nobody sees a deadlock (RULE-06, SEEN-32). */
@IntegrationTest
class ConcurrentAllocationTest {
    private static final int THREADS = 16;

    @Autowired
    BeanFactory server;

    CashCast cast;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
    }

    @Test
    void onePaymentNeverSettlesMoreThanItIs() throws Exception {
        CustomerId parent = cast.customer();
        PaymentId payment = cast.paid(parent, "10000.00", null);
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            OpenItemId item = cast.owes(cast.customer("NET 30", parent), "INV-" + i, "1000.00");
            attempts.add(() -> settle(payment, List.of(new Slice(item, cast.money("1000.00")))));
        }

        long settled = atOnce(attempts);

        assertThat(settled).isEqualTo(10);
        assertThat(cast.payment(payment).unapplied().isZero()).isTrue();
    }

    @Test
    void oneItemIsNeverSettledTwice() throws Exception {
        CustomerId ada = cast.customer();
        OpenItemId item = cast.owes(ada, "INV-1", "10000.00");
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            PaymentId payment = cast.paid(ada, "8000.00", null);
            attempts.add(() -> settle(payment, List.of(new Slice(item, cast.money("8000.00")))));
        }

        long settled = atOnce(attempts);

        assertThat(settled).isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("2000.00"));
    }

    @Test
    void itemsInAnyOrderEndInNoDeadlock() throws Exception {
        CustomerId parent = cast.customer();
        List<OpenItemId> items = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            items.add(cast.owes(cast.customer("NET 30", parent), "INV-" + i, "16.00"));
        }
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            PaymentId payment = cast.paid(parent, "8.00", null);
            List<OpenItemId> shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, new Random(i));
            Money each = cast.money("1.00");
            attempts.add(() -> settle(
                    payment,
                    shuffled.stream().map(item -> new Slice(item, each)).toList()));
        }

        long settled = atOnce(attempts);

        assertThat(settled).isEqualTo(THREADS);
        assertThat(items).allMatch(item -> cast.open(item).isZero());
    }

    private boolean settle(PaymentId payment, List<Slice> slices) {
        try {
            cast.call(() -> cast.bean(AllocationDesk.class)
                    .allocate(
                            cast.caller(), new AllocationRequest(payment, slices, List.of(), cast.today(), "manual")));
            return true;
        } catch (Refusal refusal) {
            return false;
        }
    }
}
