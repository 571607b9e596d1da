package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressLineType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AddressType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.DeliveryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.LocationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyNameType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Address;
import org.tallystick.lib.einvoice.model.Delivery;

/** Addresses (BG-5, 8, 12, 15) and the delivery (BG-13). */
final class Addresses {
    private Addresses() {}

    static @Nullable Address address(@Nullable AddressType address) {
        return address == null
                ? null
                : new Address(
                        code(address.getStreetNameValue()),
                        text(address.getAdditionalStreetNameValue()),
                        text(first(address.getAddressLine()), AddressLineType::getLineValue),
                        text(address.getCityNameValue()),
                        text(address.getPostalZoneValue()),
                        text(address.getCountrySubentityValue()),
                        text(address.getCountry(), CountryType::getIdentificationCodeValue));
    }

    static AddressType write(Address address) {
        var target = new AddressType();
        put(address.line1(), target::setStreetName);
        put(address.line2(), target::setAdditionalStreetName);
        put(address.city(), target::setCityName);
        put(address.postCode(), target::setPostalZone);
        put(address.subdivision(), target::setCountrySubentity);
        put(address.line3(), line -> {
            var third = new AddressLineType();
            third.setLine(line);
            target.addAddressLine(third);
        });
        put(address.country(), country -> {
            var code = new CountryType();
            code.setIdentificationCode(country);
            target.setCountry(code);
        });
        return target;
    }

    static @Nullable Delivery delivery(List<DeliveryType> deliveries) {
        DeliveryType delivery = first(deliveries);
        if (delivery == null) {
            return null;
        }
        LocationType location = delivery.getDeliveryLocation();
        PartyType party = delivery.getDeliveryParty();
        return new Delivery(
                code(party == null ? null : first(party.getPartyName()), PartyNameType::getNameValue),
                location == null ? null : Parties.identifier(location.getID()),
                delivery.getActualDeliveryDateValueLocal(),
                location == null ? null : address(location.getAddress()));
    }

    static DeliveryType write(Delivery delivery) {
        var target = new DeliveryType();
        put(delivery.deliveredOn(), target::setActualDeliveryDate);
        if (delivery.location() != null || delivery.address() != null) {
            var location = new LocationType();
            put(delivery.location(), id -> put(id.scheme(), location.setID(id.value())::setSchemeID));
            put(delivery.address(), address -> location.setAddress(write(address)));
            target.setDeliveryLocation(location);
        }
        put(delivery.name(), name -> {
            var partyName = new PartyNameType();
            partyName.setName(name);
            var party = new PartyType();
            party.addPartyName(partyName);
            target.setDeliveryParty(party);
        });
        return target;
    }
}
