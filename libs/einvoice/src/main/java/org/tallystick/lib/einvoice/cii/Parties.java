package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Address;
import org.tallystick.lib.einvoice.model.Contact;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.Payee;
import org.tallystick.lib.einvoice.model.TaxRepresentative;
import org.tallystick.lib.einvoice.xml.Values;
import un.unece.uncefact.data.standard.qualifieddatatype._100.CountryIDType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.LegalOrganizationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TaxRegistrationType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeAddressType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradeContactType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePartyType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.UniversalCommunicationType;
import un.unece.uncefact.data.standard.unqualifieddatatype._100.CodeType;

/** Seller, buyer, payee and tax representative (BG-4, 7, 10, 11), their addresses and contacts. */
final class Parties {
    private static final String VAT = "VA";
    private static final String OTHER_TAX = "FC";

    private Parties() {}

    static @Nullable Party party(@Nullable TradePartyType party) {
        if (party == null) {
            return null;
        }
        LegalOrganizationType legal = party.getSpecifiedLegalOrganization();
        return new Party(
                Types.text(party.getName()),
                legal == null ? null : Types.text(legal.getTradingBusinessName()),
                identifiers(party),
                legal == null ? null : Types.identifier(legal.getID()),
                taxId(party, VAT),
                taxId(party, OTHER_TAX),
                Types.text(party.getDescription()),
                endpoint(first(party.getURIUniversalCommunication())),
                address(party.getPostalTradeAddress()),
                contact(first(party.getDefinedTradeContact())));
    }

    static List<Identifier> identifiers(TradePartyType party) {
        return Stream.concat(party.getID().stream(), party.getGlobalID().stream())
                .map(Types::identifier)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable String taxId(TradePartyType party, String scheme) {
        return party.getSpecifiedTaxRegistration().stream()
                .map(TaxRegistrationType::getID)
                .filter(id -> id != null && scheme.equals(id.getSchemeID()))
                .map(Types::text)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Identifier endpoint(@Nullable UniversalCommunicationType communication) {
        return communication == null ? null : Types.identifier(communication.getURIID());
    }

    static @Nullable Address address(@Nullable TradeAddressType address) {
        return address == null
                ? null
                : new Address(
                        Types.text(address.getLineOne()),
                        Types.text(address.getLineTwo()),
                        Types.text(address.getLineThree()),
                        Types.text(address.getCityName()),
                        Values.code(address.getPostcodeCode(), CodeType::getValue),
                        Types.text(address.getCountrySubDivisionName()),
                        Values.code(address.getCountryID(), CountryIDType::getValue));
    }

    /** A department stands for the name where no person is named. */
    private static @Nullable Contact contact(@Nullable TradeContactType contact) {
        if (contact == null) {
            return null;
        }
        String person = Types.text(contact.getPersonName());
        UniversalCommunicationType phone = contact.getTelephoneUniversalCommunication();
        UniversalCommunicationType email = contact.getEmailURIUniversalCommunication();
        var found = new Contact(
                person == null ? Types.text(contact.getDepartmentName()) : person,
                phone == null ? null : Types.text(phone.getCompleteNumber()),
                email == null ? null : Types.text(email.getURIID()));
        return found.name() == null && found.phone() == null && found.email() == null ? null : found;
    }

    static @Nullable Payee payee(@Nullable TradePartyType party) {
        if (party == null) {
            return null;
        }
        LegalOrganizationType legal = party.getSpecifiedLegalOrganization();
        return new Payee(
                Types.text(party.getName()),
                first(identifiers(party)),
                legal == null ? null : Types.identifier(legal.getID()));
    }

    static @Nullable TaxRepresentative taxRepresentative(@Nullable TradePartyType party) {
        return party == null
                ? null
                : new TaxRepresentative(
                        Types.text(party.getName()), taxId(party, VAT), address(party.getPostalTradeAddress()));
    }

    static TradePartyType write(Party party) {
        var target = new TradePartyType();
        party.identifiers().forEach(id -> add(target, id));
        put(party.name(), name -> target.setName(Types.text(name)));
        put(party.legalForm(), form -> target.addDescription(Types.text(form)));
        writeLegal(target, party.registration(), party.tradingName());
        put(party.contact(), contact -> target.addDefinedTradeContact(write(contact)));
        put(party.address(), address -> target.setPostalTradeAddress(write(address)));
        put(party.endpoint(), id -> target.addURIUniversalCommunication(communication(id)));
        put(party.vatId(), id -> target.addSpecifiedTaxRegistration(registration(id, VAT)));
        put(party.taxRegistration(), id -> target.addSpecifiedTaxRegistration(registration(id, OTHER_TAX)));
        return target;
    }

    static void add(TradePartyType target, Identifier id) {
        if (id.scheme() == null) {
            target.addID(Types.id(id));
        } else {
            target.addGlobalID(Types.id(id));
        }
    }

    private static void writeLegal(
            TradePartyType target, @Nullable Identifier registration, @Nullable String tradingName) {
        if (registration != null || tradingName != null) {
            var legal = new LegalOrganizationType();
            put(registration, id -> legal.setID(Types.id(id)));
            put(tradingName, name -> legal.setTradingBusinessName(Types.text(name)));
            target.setSpecifiedLegalOrganization(legal);
        }
    }

    private static TradeContactType write(Contact contact) {
        var target = new TradeContactType();
        put(contact.name(), name -> target.setPersonName(Types.text(name)));
        put(contact.phone(), number -> {
            var phone = new UniversalCommunicationType();
            phone.setCompleteNumber(Types.text(number));
            target.setTelephoneUniversalCommunication(phone);
        });
        put(contact.email(), email -> target.setEmailURIUniversalCommunication(communication(Identifier.of(email))));
        return target;
    }

    private static UniversalCommunicationType communication(Identifier id) {
        var target = new UniversalCommunicationType();
        target.setURIID(Types.id(id));
        return target;
    }

    private static TaxRegistrationType registration(String id, String scheme) {
        var target = new TaxRegistrationType();
        target.setID(Types.id(Identifier.of(scheme, id)));
        return target;
    }

    static TradeAddressType write(Address address) {
        var target = new TradeAddressType();
        put(address.postCode(), code -> target.setPostcodeCode(Types.code(code)));
        put(address.line1(), line -> target.setLineOne(Types.text(line)));
        put(address.line2(), line -> target.setLineTwo(Types.text(line)));
        put(address.line3(), line -> target.setLineThree(Types.text(line)));
        put(address.city(), city -> target.setCityName(Types.text(city)));
        put(address.country(), country -> target.setCountryID(new CountryIDType(country)));
        put(address.subdivision(), name -> target.addCountrySubDivisionName(Types.text(name)));
        return target;
    }

    static TradePartyType write(Payee payee) {
        var target = new TradePartyType();
        put(payee.identifier(), id -> add(target, id));
        put(payee.name(), name -> target.setName(Types.text(name)));
        writeLegal(target, payee.registration(), null);
        return target;
    }

    static TradePartyType write(TaxRepresentative representative) {
        var target = new TradePartyType();
        put(representative.name(), name -> target.setName(Types.text(name)));
        put(representative.address(), address -> target.setPostalTradeAddress(write(address)));
        put(representative.vatId(), id -> target.addSpecifiedTaxRegistration(registration(id, VAT)));
        return target;
    }
}
