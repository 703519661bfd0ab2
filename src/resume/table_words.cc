#include "resume/entry_words.h"

namespace vitae {

namespace {

constexpr std::u32string_view kFunctions =
    U"operations|sales|marketing|finance|engineering|human resources|hr|procurement|purchasing|"
    U"product|product management|business development|customer service|customer success|"
    U"customer support|communications|public relations|quality|quality assurance|information|"
    U"information technology|it|infrastructure|security|compliance|accounting|accounts|treasury|"
    U"strategy|research and development|r&d|supply chain|manufacturing|production|maintenance|"
    U"administration|legal|risk|audit|development|platform|backend|frontend|front end|back end|"
    U"growth|analytics|data|design|"
    U"vertrieb|controlling|personal|einkauf|buchhaltung|entwicklung|produktion|instandhaltung|"
    U"verwaltung|kundendienst|"
    U"ventes|achats|ressources humaines|comptabilite|developpement|qualite|recherche|"
    U"ventas|compras|recursos humanos|contabilidad|finanzas|operaciones|desarrollo|calidad|"
    U"vendite|acquisti|risorse umane|contabilita|produzione|sviluppo|qualita|"
    U"vendas|financas|operacoes|desenvolvimento|qualidade|"
    U"verkoop|inkoop|personeelszaken|boekhouding|ontwikkeling";

constexpr std::u32string_view kColumns =
    U"s no|sr no|no|year|years|date|dates|period|from|to|duration|start|end|start date|end date|"
    U"employer|company|company name|organization|organisation|organization name|name of company|"
    U"name of organization|name of employer|firm|position|positions|job title|title|role|post|"
    U"designation|position held|responsibilities|location|place|city|"
    U"institution|institute|institute name|name of institution|name of institute|school|college|"
    U"university|school college|college university|board|board university|university board|"
    U"school university|institution name|institute university|degree|course|qualification|"
    U"qualifications|examination|exam|exam passed|class|stream|subject|subjects|specialization|"
    U"field of study|major|discipline|program|programme|marks|percentage|cgpa|gpa|grade|result|"
    U"score|percentage cgpa|cgpa percentage|year of passing|passing year|passing|division|level|"
    U"city state|post held|award|awards|reason for leaving|dates employed|employment dates|employed|"
    U"vessel|ship|vessel name|name of vessel|rank|sign on|sign off|joined|left|date joined|date left|"
    U"inclusive years|inclusive dates|years attended|dates attended|school attended|course taken|"
    U"school name|name of school|year graduated|unit|duty station|assignment|"
    U"client|end client|rolle|abschlussart|"
    U"degree obtained|degree certificate|academic year|date of passing|year of completion|"
    U"zeitraum|jahr|arbeitgeber|firma|unternehmen|tatigkeit|funktion|ort|schule|abschluss|"
    U"hochschule|fach|note|von|bis|"
    U"periode|annee|annees|employeur|entreprise|poste|fonction|lieu|etablissement|diplome|"
    U"periodo|ano|anos|empresa|cargo|puesto|lugar|institucion|centro|titulo|titulacion|"
    U"date da a|nome e indirizzo del datore di lavoro|tipo di azienda o settore|tipo di impiego|"
    U"nome e tipo di istituto di istruzione o formazione|qualifica conseguita|"
    U"occupation or position held|name and address of employer|type of business or sector|"
    U"title of qualification awarded|"
    U"name and type of organisation providing education and training|"
    U"kierunek|specjalnosc|uczelnia|stanowisko|firma|okres|"
    U"azienda|datore di lavoro|posizione|ruolo|luogo|istituto|titolo|anno|"
    U"instituicao|funcao|curso|local|jaar|werkgever|functie|plaats|instelling|diploma|opleiding|"
    U"период|год|годы|организация|компания|должность|место|учебное заведение|специальность|"
    U"时间|公司|公司名称|单位|职位|职务|学校|学历|专业|起止时间|期間|会社名|職種|学校名|年月|"
    U"기간|회사|회사명|직책|직위|학교|학교명|전공|학위";

}  // namespace

const PhraseSet& function_words() {
    static const PhraseSet all(kFunctions);
    return all;
}

const PhraseSet& column_words() {
    static const PhraseSet all(kColumns);
    return all;
}

}  // namespace vitae
