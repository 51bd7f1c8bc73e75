/**
 * Ordinary words that the patterns of claims.json take for claims: a hit that touches one of these is none. They stand
 * here and not in the data, so that newer data replaces the file as it comes. Each says what is meant instead.
 */
const GUARDS: Readonly<Record<string, readonly RegExp[]>> = {
  // What cures iron, resin and leather.
  disease_treatment: [
    /\bcure[- ]all\W+(?:\w+\W+){0,4}?(?:iron|seasoning|skillets?|pans?|resins?|leather|concrete|paint|lamps?)\b/giu,
  ],
  // Memory foam, body pillows and heart shapes are things, no organs.
  structure_function: [
    /\bmemory[- ](?:foam|cards?|game|book|box)\b/giu,
    /\b(?:sleep|body|heart|brain|joint)[- ](?:bras?|masks?|pillows?|shap\w+|rate|con\w+|oils?|wraps?|lotion|straps?|harness\w*|teaser\w*)\b/giu,
    // Order in a room is no detoxification of a body.
    /\bdetox\w*\W+(?:your|the|my|our)\W+(?:\w+\W+)?(?:desk|home|house|closet|wardrobe|inbox|kitchen|pantry|room|garage|phone|office|drawers?|space)\b|\bdigital\W+detox\b/giu,
    /\b(?:furniture|wood\w*|rail|shelf|pipe|floor|deck|frame)\W+joints?\b/giu,
  ],
  // Steam takes wrinkles out of fabric, not out of skin.
  cosmetic_as_drug: [
    /\bwrinkles?\W+(?:from|in|on|out of)\W+(?:\w+\W+){0,2}?(?:shirts?|fabrics?|cloth\w*|garments?|linens?|curtains?|laundry|suits?|dress\w*|textiles?|trousers|drapes|sheets?)\b/giu,
    /\bhair\W+(?:ties?|clips?|dryers?|rollers?|shedding|in drains?)\b/giu,
    /\bstops?\W+(?:pet|dog|cat)\W+hair\b/giu,
  ],
  // A place in a series, and what begins a sentence about something first.
  superlative: [
    /\b(?:size|guard|brush|pencil|nib|hook|needle|drill|grade|comb|part|art|model|chapter|volume|vol|print|study|plate)\.?\W+(?:no\.?|number|#)\s?(?:1|one)\b/giu,
    /\b(?:number|no\.?)\W+(?:1|one)\W+(?:candles?|balloons?|stickers?|magnets?|cutters?|pencils?|brush\w*|cakes?|toppers?)\b/giu,
    // A size of hardware; somebody who is praised, and not the product.
    /(?:#|\b(?:number|no\.?))\s?(?:1|one)\W+(?:\w+\W+){0,2}?(?:bolts?|screws?|nuts?|washers?|nails?|rivets?|drill|bits?|hooks?|needles?)\b/giu,
    /(?:#|\b(?:number|no\.?))\s?(?:1|one)\W+(?:dad|daddy|papa|mum|mom|mummy|mommy|mama|nan|nana|gran\w*|aunt\w*|uncle|sister|brother|wife|husband|teacher|coach|boss|nurse|fan|friend|son|daughter)\b/giu,
    /\bthe\W+(?:\w+\W+)?first\W+(?:one|row|two|three|page|drawer|year|day|month|week|steps?|christmas|birthday|time|noel|edition|aid|layer|tooth|school)\b/giu,
    /\bthe\W+(?:\w+\W+)?first\W+(?:\w+\W+){0,3}?(?:books?|novel|puzzle|print|poster|journal|album|cards?)\b/giu,
    /\b(?:all|of)\W+the\W+best\b|\bthe\W+best\W+(?:is yet|man|before|of)\b/giu,
  ],
  // Ink and magnets last; pure wool is what a label says.
  absolute: [
    /\bpermanent\W+(?:\w+\W+)?(?:markers?|pens?|magnets?|ink\w*|press|adhesives?|vinyl|glue|mount\w*|collection|fixing|fabric|paint\w*|colou?rs?)\b/giu,
    /\b100\s?%\W+(?:pure|natural|organic)\W+(?:\w+\W+){0,2}?(?:wool|cotton|linen|silk|cashmere|beeswax|leather|latex|rubber|hemp|jute|down|bamboo|wood|cork|alpaca|mohair|copper|gold|silver|honey|cocoa|maple|coir|sisal|rattan|wax)\b/giu,
  ],
  // Hotels and energy labels have stars, and so do ornaments.
  reviews_stars: [
    /\b[45](?:\.\d)?[- ]?stars?\W+(?:\w+\W+)?(?:hotels?|resorts?|spa|restaurants?|energy|general)\b/giu,
    /\b(?:set|pack|garland|string|chain|box) (?:of|with) [45] stars?\b/giu,
    /\b[45][- ]stars?\W+(?:garland|ornaments?|lights?|stickers?|cutters?|confetti|banner|pattern|shap\w+)\b/giu,
  ],
  // "Sugar-free" belongs to the word before it.
  free_shipping: [
    /\b(?:sugar|gluten|dairy|alcohol|nuts?|lactose|cruelty|plastic|caffeine|fat|vegan|meat|scent|fragrance|lead|nickel|acid|stress|hassle|wrinkle|smoke|dust|duty|egg|soy|wheat|allergen|chemical|oil|latex|lint|hands|wire|cordless|tangle)[- ]free\W+(?:gifts?|trial|samples?|returns?|delivery|shipping)\b/giu,
  ],
  // A lens, a forest, a robot of another trade mark.
  marketplace_marks: [
    /\bprime\W+(?:lens\w*|numbers?|rib|ribs|beef|steaks?|cuts?|wood|location|minister|time|mover)\b/giu,
    /\b(?:mm|f\/?\d[\d.]*|fast|wide)\W+prime\b/giu,
    /\boptimus\W+prime\b/giu,
    /\bamazon\W+(?:rain\s?forest|jungle|river|parrots?|basin|forest|sword\w*|frog\w*|biotope|stone|print)\b/giu,
    /\balexa\W+(?:\w+\W+){0,2}?(?:dress|top|skirt|jeans|boots?|sandals?|bag|ring|necklace|earrings|chair|sofa|lamp|blouse|cardigan|jumper)\b/giu,
  ],
  // The room, not the way of life.
  green_generic: [
    /\bgreen\W+living\W?rooms?\b/giu,
    // What a book is about.
    /\bsustainab\w+\W+(?:\w+\W+)?(?:journals?|books?|cook\s?books?|guides?|planners?|magazines?)\b/giu,
  ],
  // A copy that is meant as one.
  comparison: [
    /\b(?:scale|model|museum|film|movie|prop|toy|fossil)\W+(?:\w+\W+)?replicas?\b/giu,
    /\breplicas?\W+(?:\w+\W+)?(?:cars?|ships?|planes?|trains?|models?|props?|skulls?|fossils?|coins?|statues?|swords?)\b/giu,
  ],
  // Round forms, and a science.
  organic_natural: [
    /\borganic[- ](?:shap\w+|forms?|curv\w+|silhouettes?|lines?|edges?|outlines?|chemistry|waste|abstract|texture\w*|looking)\b/giu,
  ],
  // A colour.
  clickbait: [/\bshocking\W+(?:pink|colou?rs?)\b/giu],
  // Colours, kitchen words and manners of speech.
  alcohol: [
    /\b(?:wine|champagne)[- ](?:red|colou?r\w*|gold|pink|beige|satin|silk|velvet|lace|sequin\w*|berry|bronze|metallic|vinegar|tone\w*)\b/giu,
    /\b(?:in|colou?r:?)\W+champagne\b/giu,
    /\b(?:red|white)\W+wine\W+vinegar\b/giu,
    /\b(?:ginger|root|butter)[- ]?beer\b/giu,
    /\b(?:free|kindred|team|holiday|festive|christmas|forest|animal|high|good)\W+spirits\b/giu,
    /\bspirits\W+level\b/giu,
    /\bfor\W+\w+'?s?\W+sake\b/giu,
    /\brum\W+(?:raisins?|balls?|cake|essence|flavou?r\w*)\b/giu,
    /\b(?:cotton|saw)\W+gin\b|\bgin\W+(?:rummy|lane)\b/giu,
  ],
  // Vapour that is water, trousers, and a brown.
  tobacco: [
    /\bvapor\W+(?:barriers?|rubs?|shower|steam\w*|retarder|lock|lamp|permeab\w+|membrane|proof|resistant)\b/giu,
    /\bcigarette[- ](?:pants?|trousers?|jeans?|leg|fit|skirt)\b/giu,
    /\btobacco[- ](?:brown|tan|suede|leather|colou?r\w*|velvet|linen|corduroy|wool|vanilla|stain|oak|nubuck)\b/giu,
    /\btobacco\W+(?:and|&)\W+\w+\W+(?:candle|diffuser|soap|perfume)\b/giu,
    /\b(?:candle|diffuser|soap|perfume)\b[^.]{0,30}?\btobacco\b/giu,
  ],
  // Tools, toys' foam, a metal, and a grip.
  weapons: [
    /\b(?:caulk(?:ing)?|grease|staple|nail|foam|tape|label|labelling|price|pric(?:e|ing)|solder(?:ing)?|rivet|bubble|tagging|tag|air|blow|stapl(?:e|ing)|cleaning|wash(?:er)?|steam|silicone|sealant|tufting|brad|lubricat\w+|barcode|scanner|temperature|thermometer|icing|confetti|glue|heat|spray|water|massage)[- ]guns?\b/giu,
    /\bgun[- ]?(?:metal|barrel grey|grey|tufted)\b/giu,
    /\bpistol[- ](?:grip|nozzle|sprayer)\w*\b/giu,
    /\b(?:phone|tool|hammer|drill|radio|key|pen|tape|hair\W?dryer|scissors?|mobile|card|pouch|pliers|camera|bottle)\W+holsters?\b/giu,
    /\bholsters?\W+(?:for|bag)\W+(?:\w+\W+)?(?:phones?|tools?|drills?|scissors|hair\W?dryers?)\b/giu,
    /\bfireworks?\W+(?:print|pattern|dahlia|plant|glass|poster|design|motif|fern|lights?|lamp)\b/giu,
    /\b(?:tag|tags|exhaust|door|drawer|cupboard|chair|keyboard|drip)\W+silencers?\b|\bsilencers?\W+(?:for|pads?|ring)\b/giu,
    /\btop\W+gun\b/giu,
  ],
  // A colour of shoes and lips; a cake without icing.
  adult_minors: [
    /\bnude[- ](?:pink|t-?shirt|beige|brown|nails?|polish|bra\w*|tights|stockings?|ballet|flats?|sandals?|leather|suede|strap\w*|palettes?|eye\w*|matte|satin|mules?|court|stiletto\w*|colou?red|mesh|tulle|blush|rose|seamless|slip|gloss|sneakers?|trainers?|clutch|bag)\b/giu,
    /\b(?:in|colou?r:?|shade:?|size|,|-|\/)\W*nude\b/giu,
    /\bnaked\W+(?:cakes?|lady|bar|juice|wine)\b/giu,
  ],
  // Needs no filter: a machine, not a photo.
  ai_disclosure: [
    /\bno\W+filters?\W+(?:needed|required|necessary|papers?|coffee|change|bags?)\b/giu,
    /\b(?:genuine|real|actual)\W+picture\W+(?:frames?|rails?|lights?|hooks?|wire)\b/giu,
  ],
  // What a kitchen helper is for is no statement about food, and mountains are high.
  eu_food_health: [
    /\blow[- ](?:fat|sugar|calorie)\W+(?:\w+\W+){0,2}?(?:makers?|cookers?|fryers?|grills?|pans?|cook\s?books?|steamers?|machines?)\b/giu,
    /\bhigh in the\b/giu,
    /\brich in (?:colou?rs?|contrast|detail|texture|history|tone)\b/giu,
    /\bsource of (?:light|inspiration|heat|warmth|power)\b/giu,
  ],
  // Signs for a shop window.
  price_promo: [
    /\bfor sale\W+sign\b|\bsale\W+(?:signs?|stickers?|labels?|tags?|banners?|posters?|rails?|racks?)\b/giu,
  ],
};

const NONE: readonly RegExp[] = [];

/** Expressions that speak of something else than the class of claims; each with the flags `giu`. */
export const guardsOf = (claimId: string): readonly RegExp[] => GUARDS[claimId] ?? NONE;
