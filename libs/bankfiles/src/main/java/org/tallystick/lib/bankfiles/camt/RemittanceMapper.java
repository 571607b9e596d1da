package org.tallystick.lib.bankfiles.camt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.ReferredDocument;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;
import org.tallystick.lib.bankfiles.statement.StructuredReference;
import org.tallystick.lib.bankfiles.xml.XmlNode;

/** Maps one RmtInf: structured and unstructured parts side by side, none instead of the other. */
final class RemittanceMapper {
    private final CamtValues values;
    private final @Nullable XmlNode remittance;

    RemittanceMapper(CamtValues values, @Nullable XmlNode remittance) {
        this.values = values;
        this.remittance = remittance;
    }

    List<String> freeText() {
        return remittance == null ? List.of() : remittance.texts("Ustrd");
    }

    List<String> referenceText() {
        return structured().stream()
                .flatMap(block -> block.texts("AddtlRmtInf").stream())
                .toList();
    }

    private List<XmlNode> structured() {
        return remittance == null ? List.of() : remittance.all("Strd");
    }

    List<StructuredReference> structuredReferences() {
        List<StructuredReference> references = new ArrayList<>();
        for (XmlNode block : structured()) {
            for (XmlNode info : block.all("CdtrRefInf")) {
                String reference = first(info, "Ref", "CdtrRef");
                if (reference != null) {
                    references.add(reference(info, reference));
                }
            }
        }
        return references;
    }

    private static StructuredReference reference(XmlNode info, String reference) {
        XmlNode type = info.at("Tp") == null ? info.at("CdtrRefTp") : info.at("Tp");
        return type == null
                ? new StructuredReference(null, null, reference)
                : new StructuredReference(type(type), type.textAt("Issr"), reference);
    }

    private static @Nullable String type(XmlNode type) {
        XmlNode choice = type.at("CdOrPrtry");
        return first(choice == null ? type : choice, "Cd", "Prtry");
    }

    private static @Nullable String first(XmlNode node, String name, String other) {
        String text = node.textAt(name);
        return text == null ? node.textAt(other) : text;
    }

    List<ReferredDocument> referredDocuments() {
        List<ReferredDocument> documents = new ArrayList<>();
        for (XmlNode block : structured()) {
            List<XmlNode> infos = block.all("RfrdDocInf");
            // amounts stand beside the documents: with several documents it is open which one they mean
            XmlNode amounts = infos.size() == 1 ? block.at("RfrdDocAmt") : null;
            infos.forEach(info -> documents.add(document(info, amounts)));
        }
        return documents;
    }

    private ReferredDocument document(XmlNode info, @Nullable XmlNode amounts) {
        XmlNode type = info.at("Tp") == null ? info.at("RfrdDocTp") : info.at("Tp");
        return new ReferredDocument(
                type == null ? null : type(type),
                first(info, "Nb", "RfrdDocNb"),
                values.date(info.at("RltdDt"), Severity.WARN),
                amount(amounts, "DuePyblAmt"),
                discount(amounts),
                amount(amounts, "CdtNoteAmt"),
                amount(amounts, "RmtdAmt"));
    }

    private @Nullable StatedAmount amount(@Nullable XmlNode amounts, String name) {
        return amounts == null ? null : values.optional(amounts.at(name));
    }

    private @Nullable StatedAmount discount(@Nullable XmlNode amounts) {
        XmlNode discount = amounts == null ? null : amounts.at("DscntApldAmt");
        return discount == null ? null : values.optional(discount.at("Amt") == null ? discount : discount.at("Amt"));
    }
}
