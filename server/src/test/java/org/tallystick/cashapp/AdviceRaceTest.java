package org.tallystick.cashapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.tallystick.cashapp.Advice.State;
import org.tallystick.cast.BankFile;
import org.tallystick.receivables.OpenItemId;
import org.tallystick.testing.IntegrationTest;

@IntegrationTest
class AdviceRaceTest {
    private static final byte[] ADVICE =
            "document,net,trace\nINV-000001,60.00,TR-778899\n".getBytes(StandardCharsets.UTF_8);

    @Autowired
    BeanFactory server;

    CashCast cast;
    OpenItemId item;

    @BeforeEach
    void newCompany() {
        cast = new CashCast(server);
        item = cast.owes(cast.customer(), "INV-000001", "100.00");
    }

    @Test
    void theSameFileFourTimesAtOnceIsKeptOnce() throws Exception {
        cast.paid(null, "60.00", "TR-778899");
        Callable<Integer> attempt = () -> take().fresh();

        List<Integer> fresh = all(Collections.nCopies(4, attempt));

        assertThat(fresh).containsExactlyInAnyOrder(1, 0, 0, 0);
        assertThat(cast.open(item)).isEqualTo(cast.money("40.00"));
    }

    @RepeatedTest(3)
    void adviceAndStatementAtTheSameMomentFindEachOther() throws Exception {
        byte[] statement = BankFile.of("STMT-1", cast.today())
                .credit("60.00", "Somebody", "TR-778899")
                .bytes();
        Callable<Integer> advice = () -> take().fresh();
        Callable<Integer> bank = () -> cast.load(statement).newLines();

        List<Integer> done = all(List.of(advice, bank));

        assertThat(done).containsExactly(1, 1);
        assertThat(cast.in(() -> cast.bean(Advices.class)
                        .list(cast.company(), State.JOINED, 1, 10)
                        .total()))
                .isEqualTo(1);
        assertThat(cast.open(item)).isEqualTo(cast.money("40.00"));
    }

    private AdviceResult take() {
        return cast.call(
                () -> cast.bean(AdviceDesk.class).importFile(cast.caller(), "advice.csv", ADVICE, AdviceOptions.NONE));
    }

    private static List<Integer> all(List<Callable<Integer>> work) throws Exception {
        List<Integer> results = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (Future<Integer> future : threads.invokeAll(work)) {
                results.add(future.get());
            }
        }
        return results;
    }
}
