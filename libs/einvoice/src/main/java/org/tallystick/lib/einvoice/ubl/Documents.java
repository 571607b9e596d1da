package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.find;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.util.List;
import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AttachmentType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.BillingReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DocumentReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ExternalReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.DocumentDescriptionType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.EmbeddedDocumentBinaryObjectType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.IDType;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Attachment;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.PrecedingInvoice;
import org.tallystick.lib.einvoice.model.References;
import org.tallystick.lib.einvoice.model.SupportingDocument;

/** References to other documents (BG-3, BG-24, BT-18, BT-128). */
final class Documents {
    /** UNTDID 1001: the document names the object that is invoiced. */
    static final String INVOICED_OBJECT = "130";

    /** UNTDID 1001: the document is the project, in credit notes, which have no other place for it. */
    static final String PROJECT = "50";

    /** Stands for the order where only the seller's number is known, since UBL wants one. */
    private static final String NO_ORDER = "NA";

    private Documents() {}

    static @Nullable String order(@Nullable OrderReferenceType order) {
        String id = code(order, OrderReferenceType::getIDValue);
        return order != null && NO_ORDER.equals(id) && code(order.getSalesOrderIDValue()) != null ? null : id;
    }

    static @Nullable String id(List<DocumentReferenceType> references) {
        return code(first(references), DocumentReferenceType::getIDValue);
    }

    /** What the reference of this type of document names. */
    static @Nullable Identifier named(List<DocumentReferenceType> references, String type) {
        return references.stream()
                .filter(reference -> type.equals(reference.getDocumentTypeCodeValue()))
                .map(DocumentReferenceType::getID)
                .map(Documents::identifier)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Identifier identifier(@Nullable IDType id) {
        return Parties.identifier(id);
    }

    static List<SupportingDocument> supporting(List<DocumentReferenceType> references, boolean projects) {
        return references.stream()
                .filter(reference -> !INVOICED_OBJECT.equals(reference.getDocumentTypeCodeValue()))
                .filter(reference -> !projects || !PROJECT.equals(reference.getDocumentTypeCodeValue()))
                .map(Documents::supporting)
                .toList();
    }

    private static SupportingDocument supporting(DocumentReferenceType reference) {
        AttachmentType attachment = reference.getAttachment();
        return new SupportingDocument(
                code(reference.getIDValue()),
                text(first(reference.getDocumentDescription()), DocumentDescriptionType::getValue),
                text(find(attachment, AttachmentType::getExternalReference), ExternalReferenceType::getURIValue),
                find(find(attachment, AttachmentType::getEmbeddedDocumentBinaryObject), Documents::attachment));
    }

    @SuppressWarnings("NullAway") // the library marks the bytes of the array as nullable where it means the array
    private static @Nullable Attachment attachment(EmbeddedDocumentBinaryObjectType object) {
        byte[] content = object.getValue();
        return content == null ? null : new Attachment(code(object.getMimeCode()), text(object.getFilename()), content);
    }

    static List<PrecedingInvoice> preceding(List<BillingReferenceType> references) {
        return references.stream()
                .map(BillingReferenceType::getInvoiceDocumentReference)
                .map(Documents::preceding)
                .toList();
    }

    private static PrecedingInvoice preceding(@Nullable DocumentReferenceType reference) {
        return reference == null
                ? new PrecedingInvoice(null, null)
                : new PrecedingInvoice(code(reference.getIDValue()), reference.getIssueDateValueLocal());
    }

    static @Nullable OrderReferenceType order(References references) {
        if (references.order() == null && references.salesOrder() == null) {
            return null;
        }
        var target = new OrderReferenceType();
        target.setID(references.order() == null ? NO_ORDER : references.order());
        put(references.salesOrder(), target::setSalesOrderID);
        return target;
    }

    static DocumentReferenceType reference(String id) {
        var target = new DocumentReferenceType();
        target.setID(id);
        return target;
    }

    static DocumentReferenceType reference(Identifier id, String type) {
        var target = new DocumentReferenceType();
        put(id.scheme(), target.setID(id.value())::setSchemeID);
        target.setDocumentTypeCode(type);
        return target;
    }

    static DocumentReferenceType write(SupportingDocument document) {
        var target = new DocumentReferenceType();
        put(document.reference(), target::setID);
        put(document.description(), text -> target.addDocumentDescription(new DocumentDescriptionType(text)));
        if (document.location() != null || document.attachment() != null) {
            var attachment = new AttachmentType();
            put(document.attachment(), file -> attachment.setEmbeddedDocumentBinaryObject(write(file)));
            put(document.location(), location -> {
                var external = new ExternalReferenceType();
                external.setURI(location);
                attachment.setExternalReference(external);
            });
            target.setAttachment(attachment);
        }
        return target;
    }

    private static EmbeddedDocumentBinaryObjectType write(Attachment file) {
        var target = new EmbeddedDocumentBinaryObjectType(file.content());
        put(file.mime(), target::setMimeCode);
        put(file.fileName(), target::setFilename);
        return target;
    }

    static BillingReferenceType write(PrecedingInvoice preceding) {
        var reference = new DocumentReferenceType();
        put(preceding.number(), reference::setID);
        put(preceding.issuedOn(), reference::setIssueDate);
        var target = new BillingReferenceType();
        target.setInvoiceDocumentReference(reference);
        return target;
    }
}
