/** Currencies of ISO 4217, list one, whose minor unit is a hundredth of the main one. */
const hundredths =
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW " +
  "CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR " +
  "ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV " +
  "MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD " +
  "SSP STN SVC SYP SZL THB TJS TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG";

/** Those of list one with another minor unit, or none, by its decimal places. */
const others = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
] as const;

/** Those that went out of use since 2000, and stand in what is older. Their decimal places are not looked at. */
const withdrawn =
  "ADP AFA ANG ATS AZM BEF BGL BYR CSD CUC CYP DEM ECS EEK ESP FIM FRF GHC GRD GWP HRK IEP ITL LTL LUF LVL MGF MRO " +
  "MTL MZM NLG PTE ROL RUR SDD SIT SKK SLL SRG STD TMM TPE TRL USS VEB VEF YUM ZMK ZWD ZWL ZWN ZWR";

const placesByCurrency: ReadonlyMap<string, number> = new Map(
  [[2, hundredths] as const, ...others].flatMap(([places, currencies]) =>
    currencies.split(" ").map((currency) => [currency, places] as const),
  ),
);
const withdrawnCurrencies: ReadonlySet<string> = new Set(withdrawn.split(" "));

/** Decimal places of the minor unit of a currency in use; null of any other. */
export const decimalPlaces = (currency: string): number | null => placesByCurrency.get(currency) ?? null;

/** Whether a code is that of a currency, in use or withdrawn since 2000. */
export const isCurrency = (code: string): boolean =>
  placesByCurrency.has(code) || withdrawnCurrencies.has(code);

/** The currencies in use. */
export const currenciesInUse = (): readonly string[] => Array.from(placesByCurrency.keys());
