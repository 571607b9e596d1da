package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Attachment;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.PrecedingInvoice;
import org.tallystick.lib.einvoice.model.SupportingDocument;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.qualifieddatatype._100.DocumentCodeType;
import un.unece.uncefact.data.standard.qualifieddatatype._100.ReferenceCodeType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ReferencedDocumentType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.BinaryObjectType;

/** References to other documents (BG-3, BG-24, BT-17, BT-18, BT-128). */
final class Documents {
    static final String INVOICED_OBJECT = "130";
    static final String TENDER = "50";
    private static final String SUPPORTING = "916";
    private static final Set<String> NOT_SUPPORTING = Set.of(INVOICED_OBJECT, TENDER);

    private Documents() {}

    static @Nullable String id(@Nullable ReferencedDocumentType document) {
        return document == null ? null : Values.code(document.getIssuerAssignedIDValue());
    }

    static @Nullable Identifier named(List<ReferencedDocumentType> documents, String type) {
        for (ReferencedDocumentType document : documents) {
            String id = id(document);
            if (type.equals(document.getTypeCodeValue()) && id != null) {
                return new Identifier(id, Values.code(document.getReferenceTypeCodeValue()));
            }
        }
        return null;
    }

    static List<SupportingDocument> supporting(List<ReferencedDocumentType> documents) {
        return documents.stream()
                .filter(document ->
                        document.getTypeCodeValue() == null || !NOT_SUPPORTING.contains(document.getTypeCodeValue()))
                .map(document -> new SupportingDocument(
                        id(document),
                        Types.text(document.getName()),
                        Values.code(document.getURIIDValue()),
                        attachment(first(document.getAttachmentBinaryObject()))))
                .toList();
    }

    @SuppressWarnings("NullAway") // the library marks the bytes of the array as nullable where it means the array
    private static @Nullable Attachment attachment(@Nullable BinaryObjectType object) {
        if (object == null || object.getValue() == null) {
            return null;
        }
        byte[] content = object.getValue();
        return new Attachment(Values.code(object.getMimeCode()), Values.text(object.getFilename()), content);
    }

    static List<PrecedingInvoice> preceding(@Nullable ReferencedDocumentType document, Dates dates) {
        return document == null
                ? List.of()
                : List.of(new PrecedingInvoice(
                        id(document), dates.day(document.getFormattedIssueDateTime(), "preceding[0].issuedOn")));
    }

    static ReferencedDocumentType reference(String id) {
        var target = new ReferencedDocumentType();
        target.setIssuerAssignedID(Types.id(id));
        return target;
    }

    static ReferencedDocumentType reference(Identifier id, String type) {
        ReferencedDocumentType target = reference(id.value());
        target.setTypeCode(new DocumentCodeType(type));
        put(id.scheme(), scheme -> target.setReferenceTypeCode(new ReferenceCodeType(scheme)));
        return target;
    }

    static ReferencedDocumentType write(SupportingDocument document) {
        var target = new ReferencedDocumentType();
        put(document.reference(), id -> target.setIssuerAssignedID(Types.id(id)));
        put(document.location(), location -> target.setURIID(Types.id(location)));
        target.setTypeCode(new DocumentCodeType(SUPPORTING));
        put(document.description(), text -> target.addName(Types.text(text)));
        put(document.attachment(), file -> target.addAttachmentBinaryObject(write(file)));
        return target;
    }

    private static BinaryObjectType write(Attachment file) {
        var target = new BinaryObjectType(file.content());
        put(file.mime(), target::setMimeCode);
        put(file.fileName(), target::setFilename);
        return target;
    }

    static ReferencedDocumentType write(PrecedingInvoice preceding) {
        var target = new ReferencedDocumentType();
        put(preceding.number(), number -> target.setIssuerAssignedID(Types.id(number)));
        put(preceding.issuedOn(), day -> target.setFormattedIssueDateTime(Dates.formatted(day)));
        return target;
    }
}
