package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ContactType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyLegalEntityType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyTaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.TaxSchemeType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.CompanyIDType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.EndpointIDType;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Contact;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.Payee;
import org.tallystick.lib.einvoice.model.TaxRepresentative;

/** Seller, buyer, payee and tax representative (BG-4, 7, 10, 11). */
final class Parties {
    /** The scheme under which UBL carries the creditor identifier of direct debits (BT-90). */
    private static final String SEPA = "SEPA";

    private static final String VAT = "VAT";
    private static final String OTHER_TAX = "TAX";

    private Parties() {}

    static @Nullable PartyType of(@Nullable SupplierPartyType supplier) {
        return supplier == null ? null : supplier.getParty();
    }

    static @Nullable PartyType of(@Nullable CustomerPartyType customer) {
        return customer == null ? null : customer.getParty();
    }

    static @Nullable Party party(@Nullable PartyType party) {
        if (party == null) {
            return null;
        }
        PartyLegalEntityType legal = first(party.getPartyLegalEntity());
        return new Party(
                text(legal, PartyLegalEntityType::getRegistrationNameValue),
                text(first(party.getPartyName()), PartyNameType::getNameValue),
                identifiers(party),
                identifier(legal == null ? null : legal.getCompanyID()),
                taxId(party, VAT::equals),
                taxId(party, scheme -> !VAT.equals(scheme)),
                text(legal, PartyLegalEntityType::getCompanyLegalFormValue),
                identifier(party.getEndpointID()),
                Addresses.address(party.getPostalAddress()),
                contact(party.getContact()));
    }

    private static List<Identifier> identifiers(PartyType party) {
        return party.getPartyIdentification().stream()
                .map(PartyIdentificationType::getID)
                .filter(id -> id != null && !SEPA.equals(id.getSchemeID()))
                .map(Parties::identifier)
                .filter(Objects::nonNull)
                .toList();
    }

    static @Nullable Identifier identifier(com.helger.xsds.ccts.cct.schemamodule.@Nullable IdentifierType id) {
        String value = id == null ? null : code(id.getValue());
        return id == null || value == null ? null : new Identifier(value, code(id.getSchemeID()));
    }

    private static @Nullable String taxId(PartyType party, Predicate<@Nullable String> scheme) {
        return party.getPartyTaxScheme().stream()
                .filter(tax -> scheme.test(
                        tax.getTaxScheme() == null ? null : tax.getTaxScheme().getIDValue()))
                .map(tax -> code(tax.getCompanyIDValue()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Contact contact(@Nullable ContactType contact) {
        if (contact == null) {
            return null;
        }
        var found = new Contact(
                text(contact.getNameValue()),
                text(contact.getTelephoneValue()),
                text(contact.getElectronicMailValue()));
        return found.name() == null && found.phone() == null && found.email() == null ? null : found;
    }

    static @Nullable String creditorId(@Nullable PartyType party) {
        return party == null
                ? null
                : party.getPartyIdentification().stream()
                        .map(PartyIdentificationType::getID)
                        .filter(id -> id != null && SEPA.equals(id.getSchemeID()))
                        .map(id -> text(id.getValue()))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    static @Nullable Payee payee(@Nullable PartyType party) {
        if (party == null) {
            return null;
        }
        PartyLegalEntityType legal = first(party.getPartyLegalEntity());
        return new Payee(
                text(first(party.getPartyName()), PartyNameType::getNameValue),
                first(identifiers(party)),
                identifier(legal == null ? null : legal.getCompanyID()));
    }

    static @Nullable TaxRepresentative taxRepresentative(@Nullable PartyType party) {
        return party == null
                ? null
                : new TaxRepresentative(
                        text(first(party.getPartyName()), PartyNameType::getNameValue),
                        taxId(party, VAT::equals),
                        Addresses.address(party.getPostalAddress()));
    }

    static PartyType write(Party party) {
        var target = new PartyType();
        put(party.endpoint(), id -> target.setEndpointID(endpoint(id)));
        party.identifiers().forEach(id -> target.addPartyIdentification(identification(id)));
        put(party.tradingName(), name -> target.addPartyName(name(name)));
        put(party.address(), address -> target.setPostalAddress(Addresses.write(address)));
        put(party.vatId(), id -> target.addPartyTaxScheme(tax(id, VAT)));
        put(party.taxRegistration(), id -> target.addPartyTaxScheme(tax(id, OTHER_TAX)));
        writeLegal(target, party);
        put(party.contact(), contact -> target.setContact(write(contact)));
        return target;
    }

    private static void writeLegal(PartyType target, Party party) {
        if (party.name() == null && party.registration() == null && party.legalForm() == null) {
            return;
        }
        var legal = new PartyLegalEntityType();
        put(party.name(), legal::setRegistrationName);
        put(party.registration(), id -> legal.setCompanyID(company(id)));
        put(party.legalForm(), legal::setCompanyLegalForm);
        target.addPartyLegalEntity(legal);
    }

    private static ContactType write(Contact contact) {
        var target = new ContactType();
        put(contact.name(), target::setName);
        put(contact.phone(), target::setTelephone);
        put(contact.email(), target::setElectronicMail);
        return target;
    }

    static PartyType write(Payee payee) {
        var target = new PartyType();
        put(payee.identifier(), id -> target.addPartyIdentification(identification(id)));
        put(payee.name(), name -> target.addPartyName(name(name)));
        put(payee.registration(), id -> {
            var legal = new PartyLegalEntityType();
            legal.setCompanyID(company(id));
            target.addPartyLegalEntity(legal);
        });
        return target;
    }

    static PartyType write(TaxRepresentative representative) {
        var target = new PartyType();
        put(representative.name(), name -> target.addPartyName(name(name)));
        put(representative.address(), address -> target.setPostalAddress(Addresses.write(address)));
        put(representative.vatId(), id -> target.addPartyTaxScheme(tax(id, VAT)));
        return target;
    }

    static void addCreditorId(PartyType party, String creditorId) {
        party.addPartyIdentification(identification(Identifier.of(SEPA, creditorId)));
    }

    private static PartyIdentificationType identification(Identifier id) {
        var target = new PartyIdentificationType();
        put(id.scheme(), target.setID(id.value())::setSchemeID);
        return target;
    }

    private static PartyNameType name(String name) {
        var target = new PartyNameType();
        target.setName(name);
        return target;
    }

    private static PartyTaxSchemeType tax(String id, String schemeId) {
        var scheme = new TaxSchemeType();
        scheme.setID(schemeId);
        var target = new PartyTaxSchemeType();
        target.setCompanyID(id);
        target.setTaxScheme(scheme);
        return target;
    }

    private static EndpointIDType endpoint(Identifier id) {
        var target = new EndpointIDType(id.value());
        put(id.scheme(), target::setSchemeID);
        return target;
    }

    private static CompanyIDType company(Identifier id) {
        var target = new CompanyIDType(id.value());
        put(id.scheme(), target::setSchemeID);
        return target;
    }
}
