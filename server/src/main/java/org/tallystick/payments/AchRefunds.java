package org.tallystick.payments;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tallystick.lib.bankfiles.nacha.EntryClass;
import org.tallystick.lib.bankfiles.nacha.FedDays;
import org.tallystick.lib.bankfiles.nacha.OutgoingBatch;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment;
import org.tallystick.lib.bankfiles.statement.Direction;

/** Refunds as ACH credits of one NACHA file: a batch for each entry class, each entry named by the number of its refund. */
final class AchRefunds {
    private static final String DESCRIPTION = "REFUND";
    private static final List<EntryClass> CLASSES = List.of(EntryClass.PPD, EntryClass.CCD);

    private AchRefunds() {}

    /** The bytes, and by which trace the bank will name each refund. */
    record Written(byte[] content, Map<RefundId, String> traces) {
        Written {
            traces = Map.copyOf(traces);
        }
    }

    /** How many traces a file takes. */
    static int traces(List<Refund> refunds, Originator originator) {
        long batches = refunds.stream().map(AchRefunds::entryClass).distinct().count();
        return AchSending.traces(originator, refunds.size(), batches);
    }

    /** The money moves on the next day on which entries settle. */
    static Written write(AchSending.Header header, List<Refund> refunds) {
        LocalDate on = FedDays.onOrAfter(header.at().toLocalDate().plusDays(1));
        var sending = new AchSending(header);
        Map<RefundId, String> traces = new LinkedHashMap<>();
        List<OutgoingBatch> batches = new ArrayList<>();
        for (EntryClass each : CLASSES) {
            List<OutgoingPayment> entries = new ArrayList<>();
            for (Refund refund : refunds) {
                if (entryClass(refund) == each) {
                    long number = sending.number();
                    traces.put(refund.id(), sending.trace(number));
                    entries.add(entry(refund, destination(refund), number));
                }
            }
            if (!entries.isEmpty()) {
                batches.add(sending.batch(new AchSending.Kind(each, Direction.CREDIT, DESCRIPTION, on), entries));
            }
        }
        return new Written(sending.written(batches), traces);
    }

    /** @throws IllegalArgumentException when a part does not fit its field, the message names which */
    static OutgoingPayment entry(Refund refund, AchDestination to, long number) {
        return new OutgoingPayment(
                to.account().kind(),
                Direction.CREDIT,
                false,
                to.account().bank(),
                to.account().number(),
                refund.amount(),
                refund.number(),
                refund.beneficiary(),
                "",
                number,
                "");
    }

    private static EntryClass entryClass(Refund refund) {
        return destination(refund).entryClass();
    }

    private static AchDestination destination(Refund refund) {
        return Objects.requireNonNull(refund.ach(), "no ACH refund");
    }
}
