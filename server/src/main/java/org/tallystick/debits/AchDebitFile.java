package org.tallystick.debits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.tallystick.lib.bankfiles.nacha.EntryClass;
import org.tallystick.lib.bankfiles.nacha.OutgoingBatch;
import org.tallystick.lib.bankfiles.nacha.OutgoingPayment;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.payments.AchAccount;
import org.tallystick.payments.AchSending;
import org.tallystick.payments.Mandate;
import org.tallystick.payments.Network;
import org.tallystick.payments.Originator;

/** The NACHA file of a run of ACH debits: a batch for each entry class, each entry with a trace of its own. */
final class AchDebitFile {
    private static final String DESCRIPTION = "INVOICE";

    private AchDebitFile() {}

    /** How many traces the file takes. */
    static int traces(DebitFile file, Originator originator) {
        long batches = file.payers().stream()
                .map(payer -> payer.mandate().scheme())
                .distinct()
                .count();
        return AchSending.traces(originator, file.payers().size(), batches);
    }

    static DebitFiles.Written written(DebitFile file, AchSending.Header header, LocalDate on) {
        var sending = new AchSending(header);
        Map<UUID, String> traces = new LinkedHashMap<>();
        List<OutgoingBatch> batches = new ArrayList<>();
        try {
            for (Mandate.Scheme scheme : Mandate.Scheme.of(Network.ACH)) {
                EntryClass entryClass = EntryClass.valueOf(scheme.name());
                List<OutgoingPayment> entries = new ArrayList<>();
                for (DebitFile.Payer payer : file.payers()) {
                    if (payer.mandate().scheme() == scheme) {
                        long number = sending.number();
                        traces.put(payer.debit().id(), sending.trace(number));
                        entries.add(entry(entryClass, payer, number));
                    }
                }
                if (!entries.isEmpty()) {
                    batches.add(
                            sending.batch(new AchSending.Kind(entryClass, Direction.DEBIT, DESCRIPTION, on), entries));
                }
            }
            return new DebitFiles.Written(sending.written(batches), traces);
        } catch (IllegalArgumentException e) {
            throw SepaDebitFile.refused(e);
        }
    }

    private static OutgoingPayment entry(EntryClass entryClass, DebitFile.Payer payer, long number) {
        Mandate mandate = payer.mandate();
        if (!(mandate.account() instanceof AchAccount account)) {
            throw new IllegalStateException("mandate " + mandate.id() + " in a file of ACH");
        }
        List<String> documents = payer.documents().stream().distinct().toList();
        return new OutgoingPayment(
                account.kind(),
                Direction.DEBIT,
                false,
                account.bank(),
                account.number(),
                payer.debit().amount(),
                AchText.identification(documents),
                mandate.holder(),
                entryClass == EntryClass.WEB ? "R" : "",
                number,
                AchText.addenda(documents, entryClass.textLength()));
    }
}
