package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.find;
import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.util.ArrayList;
import java.util.List;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.AllowanceChargeType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CommodityClassificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CountryType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemIdentificationType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemPropertyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.ItemType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PriceType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.BaseQuantityType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.DescriptionType;
import oasis.names.specification.ubl.schema.xsd.commonbasiccomponents_21.ItemClassificationCodeType;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Attribute;
import org.tallystick.lib.einvoice.model.Classification;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Item;
import org.tallystick.lib.einvoice.model.Price;
import org.tallystick.lib.einvoice.model.VatCode;

/** Items (BG-31, 32) and their prices (BG-29). */
final class Items {
    private Items() {}

    static Item item(@Nullable ItemType item) {
        return item == null
                ? Item.NONE
                : new Item(
                        code(item.getNameValue()),
                        text(first(item.getDescription()), DescriptionType::getValue),
                        text(item.getSellersItemIdentification(), ItemIdentificationType::getIDValue),
                        code(item.getBuyersItemIdentification(), ItemIdentificationType::getIDValue),
                        find(
                                find(item.getStandardItemIdentification(), ItemIdentificationType::getID),
                                Parties::identifier),
                        classifications(item),
                        code(item.getOriginCountry(), CountryType::getIdentificationCodeValue),
                        item.getAdditionalItemProperty().stream()
                                .map(Items::attribute)
                                .toList());
    }

    private static List<Classification> classifications(ItemType item) {
        List<Classification> found = new ArrayList<>();
        for (CommodityClassificationType classification : item.getCommodityClassification()) {
            ItemClassificationCodeType type = classification.getItemClassificationCode();
            String value = code(type, ItemClassificationCodeType::getValue);
            if (type != null && value != null) {
                found.add(new Classification(value, code(type.getListID()), code(type.getListVersionID())));
            }
        }
        return found;
    }

    private static Attribute attribute(ItemPropertyType property) {
        return new Attribute(text(property.getNameValue()), text(property.getValueValue()));
    }

    static @Nullable VatCode vat(@Nullable ItemType item) {
        return item == null ? null : Taxes.vat(first(item.getClassifiedTaxCategory()));
    }

    static Price price(@Nullable PriceType price) {
        if (price == null) {
            return Price.NONE;
        }
        AllowanceChargeType discount = first(price.getAllowanceCharge());
        return new Price(
                price.getPriceAmountValue(),
                find(discount, AllowanceChargeType::getAmountValue),
                find(discount, AllowanceChargeType::getBaseAmountValue),
                price.getBaseQuantityValue(),
                code(price.getBaseQuantity(), BaseQuantityType::getUnitCode));
    }

    static ItemType write(Item item, @Nullable VatCode vat) {
        var target = new ItemType();
        put(item.description(), text -> target.addDescription(new DescriptionType(text)));
        put(item.name(), target::setName);
        put(item.buyerId(), id -> target.setBuyersItemIdentification(identification(Identifier.of(id))));
        put(item.sellerId(), id -> target.setSellersItemIdentification(identification(Identifier.of(id))));
        put(item.standardId(), id -> target.setStandardItemIdentification(identification(id)));
        put(item.originCountry(), country -> {
            var origin = new CountryType();
            origin.setIdentificationCode(country);
            target.setOriginCountry(origin);
        });
        item.classifications().forEach(code -> target.addCommodityClassification(write(code)));
        put(vat, code -> target.addClassifiedTaxCategory(Taxes.write(code)));
        item.attributes().forEach(attribute -> target.addAdditionalItemProperty(write(attribute)));
        return target;
    }

    private static ItemIdentificationType identification(Identifier id) {
        var target = new ItemIdentificationType();
        put(id.scheme(), target.setID(id.value())::setSchemeID);
        return target;
    }

    private static CommodityClassificationType write(Classification classification) {
        var code = new ItemClassificationCodeType(classification.code());
        put(classification.list(), code::setListID);
        put(classification.version(), code::setListVersionID);
        var target = new CommodityClassificationType();
        target.setItemClassificationCode(code);
        return target;
    }

    private static ItemPropertyType write(Attribute attribute) {
        var target = new ItemPropertyType();
        put(attribute.name(), target::setName);
        put(attribute.value(), target::setValue);
        return target;
    }

    static PriceType write(Price price, Amounts amounts) {
        var target = new PriceType();
        amounts.put(price.net(), target::setPriceAmount);
        put(price.baseQuantity(), quantity -> put(price.baseUnit(), target.setBaseQuantity(quantity)::setUnitCode));
        if (price.discount() != null || price.gross() != null) {
            var discount = new AllowanceChargeType();
            discount.setChargeIndicator(false);
            amounts.put(price.discount(), discount::setAmount);
            amounts.put(price.gross(), discount::setBaseAmount);
            target.addAllowanceCharge(discount);
        }
        return target;
    }
}
