#include "resume/entry_words.h"

namespace vitae {

namespace {

constexpr std::u32string_view kRanks =
    U"senior|sr|junior|jr|lead|head|chief|principal|staff|intern|internship|trainee|freelance|"
    U"freelancer|assistant|associate|deputy|vice|executive|volunteer|apprentice|apprenticeship|"
    U"part time|full time|working student|self employed|independent|contract|interim|acting|"
    U"summer|visiting|graduate|student|"
    U"praktikum|praktikant|praktikantin|werkstudent|werkstudentin|leitender|leitende|stellv|"
    U"stellvertretender|stellvertretende|freiberuflich|freiberufler|selbstandig|aushilfe|azubi|"
    U"auszubildender|auszubildende|ausbildung zum|ausbildung zur|nebenjob|minijob|"
    U"stage|stagiaire|alternance|alternant|apprenti|apprentie|independant|"
    U"becario|becaria|practicas|autonomo|autonoma|pasante|"
    U"tirocinio|tirocinante|stagista|apprendista|libero professionista|"
    U"estagio|estagiario|estagiaria|autonomo|bolsista|pleno|"
    U"stagiair|stagiaire|bijbaan|zzp|"
    U"стажер|стажёр|старший|младший|ведущий|главный|помощник|заместитель|"
    U"实习|实习生|實習|高级|资深|初级|首席|助理|兼职|インターン|主任|シニア|アルバイト|正社員|契約社員|"
    U"인턴|수습|선임|책임|수석|주임|대리|과장|차장|부장|사원|متدرب|متدربة|أول|مساعد|مساعدة|كبير";

constexpr std::u32string_view kLegalForms =
    U"inc|llc|ltd|limited|corp|corporation|plc|llp|pllc|pty|gmbh|ag|kg|kgaa|ohg|gbr|ug|se|mbh|ev|"
    U"sa|sas|sarl|sasu|eurl|sl|slu|srl|spa|snc|lda|ltda|eireli|bv|nv|vof|cv ba|oy|ab|aps|as|"
    U"sro|sp z o o|kft|doo|ооо|оао|зао|пао|ао|ип|гуп|мбу|гбоу|"
    U"公司|有限公司|集团|集團|股份|株式会社|有限会社|合同会社|合資会社|(株)|㈱|주식회사|(주)|㈜|"
    U"شركة|مؤسسة|مجموعة|s a|s l|s r l|s p a|s a s|b v|n v|s l u|e v|co kg|& co|co ltd";

constexpr std::u32string_view kOrganizations =
    U"company|group|holding|holdings|bank|hospital|clinic|labs|lab|laboratory|laboratories|studio|"
    U"studios|agency|institute|ministry|department of|foundation|association|society|council|"
    U"school|college|university|academy|center|centre|systems|technologies|solutions|software|"
    U"consulting|consultants|partners|ventures|capital|industries|enterprises|services|"
    U"pharmaceuticals|pharma|motors|energy|airlines|airways|hotel|restaurant|cafe|media|press|"
    U"publishing|insurance|logistics|electronics|robotics|analytics|networks|interactive|"
    U"entertainment|museum|library|church|city of|county|government|army|navy|air force|police|"
    U"nonprofit|store|shop|market|bakery|kitchen|construction|realty|properties|financial|"
    U"international|global|worldwide|digital|games|therapeutics|biotech|healthcare|medical|"
    U"associates|brothers|sons|works|factory|mills|farm|farms|theatre|theater|opera|orchestra|"
    U"federal|national|united nations|trust|cooperative|union|federation|team|startup|inn|grill|"
    U"verlag|klinik|klinikum|krankenhaus|praxis|werke|werk|werkstatt|buro|kanzlei|"
    U"stadt|gemeinde|landkreis|stadtwerke|sparkasse|volksbank|verein|verband|institut|gesellschaft|"
    U"ministerium|amt|bundesamt|landesamt|apotheke|gasthaus|gasthof|backerei|autohaus|schule|"
    U"hochschule|universitat|akademie|stiftung|-werke|-werk|-klinik|-bank|-verlag|-haus|-technik|"
    U"-bau|-schule|-gymnasium|-institut|-zentrum|-gesellschaft|-verein|-verband|-versicherung|"
    U"-kasse|-praxis|-betriebe|-gruppe|-krankenhaus|-universitat|-systeme|"
    U"societe|entreprise|banque|hopital|clinique|cabinet|agence|mairie|ministere|groupe|ecole|"
    U"universite|lycee|college|laboratoire|association|fondation|centre hospitalier|chu|cnrs|"
    U"boulangerie|restaurant|hotel|conseil|"
    U"empresa|compania|grupo|banco|hospital|clinica|agencia|ayuntamiento|ministerio|fundacion|"
    U"universidad|instituto|colegio|escuela|centro|laboratorio|consultoria|asociacion|estudio|"
    U"tienda|comercial|servicios|"
    U"ufficio|studio tecnico|oficina|escritorio|kantoor|"
    U"azienda|societa|gruppo|banca|ospedale|clinica|agenzia|comune di|ministero|fondazione|"
    U"universita|istituto|scuola|liceo|centro|laboratorio|studio|associazione|ristorante|policlinico|"
    U"empresa|companhia|hospital|agencia|prefeitura|camara municipal|ministerio|fundacao|"
    U"universidade|faculdade|escola|laboratorio|servicos|tecnologia|sistemas|solucoes|"
    U"bedrijf|groep|ziekenhuis|gemeente|ministerie|stichting|universiteit|hogeschool|vereniging|"
    U"bureau|apotheek|"
    U"компания|группа|банк|больница|клиника|завод|фабрика|институт|университет|школа|агентство|"
    U"министерство|фонд|центр|студия|магазин|ресторан|холдинг|корпорация|поликлиника|лаборатория|"
    U"банка|академия|управление|"
    U"银行|医院|大学|学院|学校|研究院|研究所|实验室|中心|科技|网络|软件|信息技术|工作室|事务所|出版社|工厂|部队|"
    U"政府|局|銀行|醫院|大學|學院|病院|研究室|事務所|工業|製作所|商事|電機|自動車|大学院|高等学校|製薬|商店|"
    U"은행|병원|대학교|연구소|연구원|회사|그룹|전자|텔레콤|소프트|시스템|센터|재단|협회|공사|"
    U"بنك|مستشفى|جامعة|معهد|مدرسة|وزارة|مركز|مصنع|عيادة|كلية|هيئة|مختبر|بلدية|جمعية|مكتب|مطعم|فندق";

constexpr std::u32string_view kSchools =
    U"university|college|school|institute|academy|polytechnic|universitat|hochschule|"
    U"fachhochschule|gymnasium|realschule|gesamtschule|hauptschule|berufsschule|berufskolleg|"
    U"grundschule|fachoberschule|oberschule|akademie|schule|uni|tu|fh|eth|epfl|htl|hak|"
    U"-universitat|-hochschule|-gymnasium|-schule|-kolleg|-akademie|handelskammer|ihk|hwk|"
    U"universite|ecole|lycee|college|iut|institut|faculte|insa|ens|cfa|conservatoire|sorbonne|"
    U"polytechnique|"
    U"universidad|instituto|colegio|escuela|facultad|ies|politecnica|politecnico|"
    U"universita|liceo|istituto|scuola|politecnico|accademia|conservatorio|itis|ateneo|"
    U"universidade|faculdade|escola|instituto|colegio|senai|senac|etec|fatec|politecnica|"
    U"universiteit|hogeschool|lyceum|scholengemeenschap|school|roc|vu|-college|-lyceum|-school|"
    U"университет|институт|академия|школа|колледж|техникум|лицей|гимназия|училище|мгу|мгту|спбгу|"
    U"вшэ|мфти|мгимо|ниу|вуз|"
    U"大学|学院|中学|学校|高中|大學|學院|高中|高校|高等学校|専門学校|大学院|研究科|短期大学|学部|職業訓練|"
    U"대학교|대학원|고등학교|대학|학교|중학교|카이스트|"
    U"جامعة|كلية|معهد|مدرسة|ثانوية|أكاديمية|الجامعة|المعهد|"
    U"technikum|liceum|szkola|zespol szkol|akademia|ifsi|creps|centro universitario|"
    U"uniwersytet|politechnika|univerzita|universitet|hogskola|universitetet|yliopisto|universitesi|"
    U"lisesi|mit|ucla|nyu|iit|nit|bits|caltech|eton|bootcamp|high school|middle school|"
    U"grammar school|secondary school|business school|law school|community college|tafe|sixth form|"
    U"seminary|madrasa|vidyalaya|berufsschulzentrum|bildungszentrum|-bildungszentrum|fachschule|"
    U"volkshochschule|kolleg|iae|esc|greta|afpa|centre de formation|institut universitaire|"
    U"c f g s|cifp|centro de formacion|escola tecnica|colegio tecnico|instituto federal|ifsp|uerj|"
    U"usp|unicamp|itp|istituto tecnico|istituto professionale|istituto superiore|ecole superieure|"
    U"regional opleidingen centrum|aoc|kunstacademie|pabo";

constexpr std::u32string_view kDegrees =
    U"bachelor|bachelors|bachelor's|master|masters|master's|phd|ph d|doctorate|doctor of|dphil|mba|"
    U"bsc|b sc|msc|m sc|ba|b a|ma|m a|bs|b s|ms|m s|beng|b eng|meng|m eng|btech|b tech|mtech|m tech|"
    U"bba|bcom|b com|mcom|m com|bfa|mfa|llb|ll b|llm|ll m|jd|j d|md|m d|be|b e|me|m e|mphil|m phil|"
    U"highers|advanced highers|hnc|svq|nvq|national diploma|higher national diploma|edd|m ed|b ed|med|bed|bca|mca|mph|msw|bsw|bsn|msn|dnp|rn|aa|a a|as|a s|aas|a a s|hnd|btec|"
    U"associate degree|associate's|associate of|diploma|degree|honours|"
    U"honors|gcse|gcses|a levels|a level|o levels|ged|high school diploma|undergraduate|"
    U"postgraduate|postdoc|pgce|certificate in|b arch|m arch|bachelor of|master of|candidate|cum laude|"
    U"high school|valedictorian|b sc hons|m sci|msci|m res|mres|b tech hons|"
    U"diplom|diplomingenieur|dipl ing|dipl kfm|magister|promotion|dr|dr phil|dr rer nat|"
    U"staatsexamen|abitur|fachabitur|fachhochschulreife|allgemeine hochschulreife|hochschulreife|"
    U"mittlere reife|realschulabschluss|hauptschulabschluss|matura|reifeprufung|ausbildung|"
    U"ausbildung zum|ausbildung zur|lehre|lehre als|studium|studiengang|bachelorstudium|"
    U"masterstudium|-studium|meister|meisterprufung|geselle|gesellenbrief|facharbeiterbrief|"
    U"umschulung|bachelorarbeit|masterarbeit|fachwirt|"
    U"licence|licence pro|baccalaureat|bac|bac pro|bts|dut|but|deug|maitrise|doctorat|diplome|"
    U"diplome d'ingenieur|deust|cap|bep|brevet|mastere|classe preparatoire|cpge|"
    U"classes preparatoires|dess|dea|agregation|certificat|capes|"
    U"licenciatura|licenciado|licenciada|grado|grado en|maestria|doctorado|diplomatura|ingenieria|"
    U"ingeniero tecnico|bachillerato|tecnico superior|fp|ciclo formativo|eso|posgrado|postgrado|"
    U"tecnicatura|profesorado|diplomado|titulo|curso de|mestre|tecnico en|grado superior|"
    U"laurea|laurea magistrale|laurea triennale|laurea in|dottorato|diploma di|maturita|"
    U"diploma di maturita|perito|qualifica|master di|licenza media|specializzazione|"
    U"bacharelado|bacharel|mestrado|doutorado|doutoramento|licenciatura|pos graduacao|tecnologo|"
    U"ensino medio|ensino superior|curso tecnico|tecnico em|graduacao|especializacao|12 ano|12º ano|"
    U"curso profissional|mestrado integrado|"
    U"bachelordiploma|doctoraal|propedeuse|vwo|havo|mbo|hbo|wo|vmbo|mavo|ir|ing|drs|vwo diploma|"
    U"бакалавр|магистр|специалист|аспирант|аспирантура|кандидат наук|доктор наук|диплом|"
    U"среднее|высшее|бакалавриат|магистратура|специалитет|среднее специальное|степень|"
    U"学士|硕士|博士|本科|专科|大专|研究生|高中|碩士|學士|双学位|学位|博士后|在读|"
    U"修士|博士課程|修士課程|学士課程|卒業|入学|修了|専攻|学科|"
    U"학사|석사|박사|졸업|전공|재학|수료|학과|전문학사|중퇴|휴학|"
    U"بكالوريوس|ماجستير|دكتوراه|دبلوم|ليسانس|شهادة|الثانوية العامة|درجة|إجازة|"
    U"certificate iii|certificate iv|certificate ii|advanced diploma|graduate certificate|"
    U"graduate diploma|trade certificate|national certificate|ncea|vce|hsc|ssc|cbse|leaving certificate|"
    U"senior certificate|matric|foundation degree|foundation year|b com hons|ll b hons|bmus|mmus|"
    U"b sc hons|bds|mbbs|mbchb|dvm|dds|pharmd|pharm d|psyd|"
    U"weiterbildung|weiterbildung zum|weiterbildung zur|fortbildung|techniker|"
    U"staatlich gepruft|staatlich gepruefter|staatlich geprufter|staatlich geprufte|"
    U"berufsmatura|lehrabschluss|lehrabschlussprufung|abendgymnasium|examen|"
    U"examinierte|diplom fh|zusatzausbildung|-ausbildung|-abschluss|"
    U"master 1|master 2|m1|m2|dnb|brevet professionnel|titre professionnel|diplome d'etat|"
    U"certificat de qualification|cqp|vae|bachelier|terminale|premiere annee|formation continue|"
    U"habilitation|doctorat en|"
    U"tecnico medio|grado medio|ciclo formativo de grado|ciclo superior|formacion profesional|"
    U"educacion secundaria|educacion secundaria obligatoria|graduado|graduada|graduado en|"
    U"diplomada|diplomado en|doctor en|doctora en|certificado de|certificado de profesionalidad|"
    U"maestro en|carrera de|egresado|preparatoria|bachiller|tecnologo en|especialidad en|"
    U"licenza|licenza media|attestato|abilitazione|corso di laurea|corso di|laurea specialistica|"
    U"laurea vecchio ordinamento|dottorato di ricerca|maturita classica|maturita scientifica|"
    U"operatore socio sanitario|ragioneria|"
    U"tecnico|tecnologia em|tecnologo em|ensino fundamental|mba em|licenciado em|bacharel em|"
    U"graduado em|curso superior|magisterio|formacao tecnica|"
    U"post hbo|hbo v|hbo bachelor|mbo 4|mbo 3|mbo niveau 4|mbo niveau 3|associate degree|"
    U"universitair|getuigschrift|deelcertificaat|leerlingwezen|"
    U"licencjat|inzynier|mgr|inz|kandidat|kandidatexamen|civilingenjor|lisans|"
    U"yuksek lisans|doktora|tohtori|maisteri|kandidaatti";

constexpr std::u32string_view kMarks =
    U"qpa|wam|atar|classification|honours classification|upper second|lower second|"
    U"gpa|cgpa|grade|grades|average|score|cum laude|magna cum laude|summa cum laude|distinction|"
    U"first class|class honours|percentage|percentile|marks|rank|result|"
    U"note|abschlussnote|endnote|abschluss mit|gesamtnote|notendurchschnitt|durchschnitt|mention|mention bien|mention tres bien|mention assez bien|moyenne|nota|nota media|"
    U"promedio|calificacion|voto|votazione|media|cijfer|gemiddelde|средний балл|балл|с отличием|оценка|"
    U"绩点|平均分|排名|成绩|成績|平均|評定|학점|평점|成绩排名|المعدل|تقدير|بتقدير|معدل|lode|con lode";

constexpr std::u32string_view kRemote =
    U"remote|home office|homeoffice|hybrid|on site|onsite|worldwide|teletravail|a distance|remoto|"
    U"teletrabajo|da remoto|thuiswerk|удаленно|удалённо|远程|リモート|在宅|원격|재택|عن بعد|"
    U"work from home|full remote|virtual";

constexpr std::u32string_view kJoints = U"at|bei|beim|chez|presso|@|with|bij|im|en el|en la|na|w";

}  // namespace

const Gazetteer& rank_words() {
    static const Gazetteer all(kRanks);
    return all;
}
const Gazetteer& organization_words() {
    static const Gazetteer all(kOrganizations);
    return all;
}
const Gazetteer& legal_forms() {
    static const Gazetteer all(kLegalForms);
    return all;
}
const Gazetteer& school_words() {
    static const Gazetteer all(kSchools);
    return all;
}
const Gazetteer& degree_words() {
    static const Gazetteer all(kDegrees);
    return all;
}
const Gazetteer& mark_words() {
    static const Gazetteer all(kMarks);
    return all;
}
const Gazetteer& remote_words() {
    static const Gazetteer all(kRemote);
    return all;
}
const Gazetteer& employer_joints() {
    static const Gazetteer all(kJoints);
    return all;
}

void prepare_entry_words() {
    const Gazetteer* const all[] = {
        &position_words(),
        &rank_words(),
        &organization_words(),
        &legal_forms(),
        &school_words(),
        &degree_words(),
        &mark_words(),
        &remote_words(),
        &employer_joints()};
    (void)all;
    (void)function_words();
    (void)column_words();
}

}  // namespace vitae
