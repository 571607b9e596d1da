package org.tallystick.lib.bankfiles.camt;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Batch;
import org.tallystick.lib.bankfiles.statement.Charge;
import org.tallystick.lib.bankfiles.statement.Detail;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Entry;
import org.tallystick.lib.bankfiles.statement.EntryStatus;
import org.tallystick.lib.bankfiles.statement.Fingerprint;
import org.tallystick.lib.bankfiles.statement.Fingerprints;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.StructuredReference;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Maps one Ntry whose details were read before. */
final class EntryMapper {
    private final CamtValues values;
    private final DetailMapper details;
    private final Fingerprints fingerprints = new Fingerprints();

    EntryMapper(CamtValues values, DetailMapper details) {
        this.values = values;
        this.details = details;
    }

    Entry entry(XmlNode node, List<Detail> entryDetails, @Nullable XmlNode batch, String ownAccount) {
        StatedAmount amount = values.required(node, node.at("Amt"));
        Direction direction = values.direction(node);
        EntryStatus status = status(node);
        LocalDate bookedOn = values.date(node.at("BookgDt"), Severity.ERROR);
        LocalDate valueOn = values.date(node.at("ValDt"), Severity.WARN);
        requireDate(node, status, bookedOn, valueOn);
        List<Charge> charges = details.charges(node);
        DetailSum.check(values, node, amount, direction, entryDetails, charges);
        String bankReference = node.textAt("AcctSvcrRef");
        String additionalText = node.textAt("AddtlNtryInf");
        Fingerprint fingerprint = fingerprints.next(
                ownAccount,
                bookedOn,
                valueOn,
                amount,
                direction,
                bankReference,
                endToEndIds(entryDetails),
                texts(entryDetails, additionalText));
        return new Entry(
                values.entry(),
                bookedOn,
                valueOn,
                amount,
                direction,
                StatementHeader.isTrue(node.textAt("RvslInd")),
                status,
                CamtValues.transactionCode(node),
                node.textAt("NtryRef"),
                bankReference,
                batch == null ? null : batch(batch),
                charges,
                entryDetails,
                additionalText,
                fingerprint,
                values.entrySound());
    }

    /** {@code Sts} up to version 7, {@code Sts/Cd} from version 8 on. */
    private EntryStatus status(XmlNode node) {
        String nested = node.textAt("Sts", "Cd");
        String text = nested == null ? node.textAt("Sts") : nested;
        EntryStatus status = switch (text) {
            case "BOOK" -> EntryStatus.BOOKED;
            case "PDNG" -> EntryStatus.PENDING;
            case "INFO" -> EntryStatus.INFORMATION;
            case "FUTR" -> EntryStatus.FUTURE;
            case null, default -> EntryStatus.UNKNOWN;
        };
        if (status != EntryStatus.BOOKED) {
            values.report(
                    Problem.of(Severity.INFO, ProblemCode.CAMT_STATUS, values.here(node), text == null ? "-" : text));
        }
        return status;
    }

    private void requireDate(
            XmlNode node, EntryStatus status, @Nullable LocalDate bookedOn, @Nullable LocalDate valueOn) {
        if (status == EntryStatus.BOOKED && bookedOn == null && valueOn == null) {
            values.report(Problem.of(Severity.WARN, ProblemCode.DATE_INVALID, values.here(node))
                    .saying("missing"));
        }
    }

    private Batch batch(XmlNode node) {
        String count = node.textAt("NbOfTxs");
        boolean isCount = count != null && count.matches("[0-9]{1,9}");
        return new Batch(
                node.textAt("MsgId"),
                node.textAt("PmtInfId"),
                isCount ? Integer.parseInt(count) : 0,
                values.optional(node.at("TtlAmt")));
    }

    private static List<String> endToEndIds(List<Detail> details) {
        List<String> ids = new ArrayList<>(details.size());
        for (Detail detail : details) {
            if (detail.endToEndId() != null) {
                ids.add(detail.endToEndId());
            }
        }
        return ids;
    }

    private static List<String> texts(List<Detail> details, @Nullable String additionalText) {
        List<String> texts = new ArrayList<>();
        for (Detail detail : details) {
            detail.structuredReferences().stream()
                    .map(StructuredReference::reference)
                    .forEach(texts::add);
            texts.addAll(detail.freeText());
            if (detail.additionalText() != null) {
                texts.add(detail.additionalText());
            }
        }
        if (additionalText != null) {
            texts.add(additionalText);
        }
        return texts;
    }
}
